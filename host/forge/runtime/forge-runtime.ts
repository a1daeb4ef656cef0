import type { License } from '../installation.ts';

/** What one invocation tells the packages about itself (`global.__forge_runtime__`). */
export interface RuntimeFacts {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly installationId: string;
  readonly contextAri: string;
  readonly invocationId: string;
  readonly functionKey: string;
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly accountId: string | undefined;
  readonly license: License | undefined;
  readonly scopes: readonly string[];
  readonly egress: readonly string[];
  remaining(): number;
}

const timer = { stop: () => undefined };
const counter = {
  incr: () => undefined,
  incrBy: () => undefined,
  decr: () => undefined,
  decrBy: () => undefined,
};
/** The packages count and time themselves through these and fail without them; nobody reads the numbers. */
const metrics = {
  counter: () => counter,
  timing: () => ({ measure: () => timer }),
  gauge: () => ({ set: () => undefined }),
};

export function forgeRuntime(facts: RuntimeFacts): object {
  const tracing = { traceId: facts.invocationId.replaceAll('-', ''), spanId: facts.invocationId.slice(0, 8) };
  return {
    contextAri: facts.contextAri,
    container: { region: 'local', runtime: 'local' },
    appContext: {
      appId: facts.appId,
      appVersion: facts.appVersion,
      environmentId: facts.environmentId,
      environmentType: facts.environmentType,
      invocationId: facts.invocationId,
      installationId: facts.installationId,
      functionKey: facts.functionKey,
      moduleType: facts.moduleType,
      moduleKey: facts.moduleKey,
      ...(facts.license === undefined ? {} : { license: facts.license }),
      permissions: {
        scopes: facts.scopes,
        external: { fetch: { backend: facts.egress.map((address) => ({ address })) } },
      },
    },
    ...(facts.accountId === undefined ? {} : { aaid: facts.accountId }),
    lambdaContext: { awsRequestId: facts.invocationId, getRemainingTimeInMillis: () => facts.remaining() },
    metrics,
    tracing,
    rms: {},
    featureFlags: () => false,
  };
}

/** What stands there while a bundle is loaded: some packages read it at once and keep the tracing for good. */
export function bootRuntime(): object {
  return { tracing: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) }, metrics };
}
