import { QUEUE } from '../src/core/limits.ts';
import { CallGate } from './faults/call-gate.ts';
import { FaultRegistry } from './faults/fault-registry.ts';
import { Bridge } from './forge/bridge/bridge.ts';
import { appFetch } from './forge/egress/app-fetch.ts';
import type { Installation, License } from './forge/installation.ts';
import { Kvs } from './forge/kvs/kvs.ts';
import type { KvsUse } from './forge/kvs/kvs-usage.ts';
import { SqlRowTable } from './forge/kvs/sql-row-table.ts';
import { licenceOf } from './forge/licences.ts';
import { type Latency, REAL_LATENCY, VIRTUAL_LATENCY } from './forge/platform/latency.ts';
import { Platform } from './forge/platform/platform.ts';
import { ProductEvents } from './forge/product-events/product-events.ts';
import { Queues } from './forge/queue/queues.ts';
import { AppLog } from './forge/runtime/app-log.ts';
import { AppRuntime } from './forge/runtime/app-runtime.ts';
import type { CompiledBundle } from './forge/runtime/bundle.ts';
import type { Report } from './forge/runtime/invocation.ts';
import { timeLimit } from './forge/runtime/time-limit.ts';
import { Scheduler } from './forge/scheduler/scheduler.ts';
import { WebTriggerUrls } from './forge/web-trigger/web-trigger-urls.ts';
import { WebTriggers } from './forge/web-trigger/web-triggers.ts';
import type { PlatformOptions } from './host-options.ts';
import type { Manifest } from './manifest.ts';
import { Meters } from './meters.ts';
import { Network } from './network.ts';
import type { SiteRegistry } from './sites/site-registry.ts';

export type PlatformParts = ReturnType<typeof buildPlatform>;

export interface PlatformInput {
  readonly options: PlatformOptions;
  readonly manifest: Manifest;
  readonly bundles: readonly CompiledBundle[];
  readonly registry: SiteRegistry;
  readonly environmentId: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Events of one moment come apart by up to this, and so in any order. */
const SPREAD_MS = { calm: 200, rough: 20_000 } as const;

/** What all services share. */
interface Ground {
  readonly latency: Latency;
  readonly faults: FaultRegistry;
  readonly meters: Meters;
  readonly reports: Report[];
  license(installation: Installation): License | undefined;
  logOf(site: string): AppLog;
}

/** Builds the services of the simulated Forge and joins them to the runtime and the network. */
export function buildPlatform(input: PlatformInput) {
  const { options, manifest, registry } = input;
  const { clock, database } = options;
  const ground = layGround(input);
  const { faults, license, latency } = ground;
  const urls = new WebTriggerUrls(database, manifest, options.random.fork('web-trigger-urls'));
  // The runtime calls out to services that in turn call the runtime.
  const runtime: AppRuntime = buildRuntime(input, ground, {
    forgeFetch: (...call) => platform.forgeFetch(...call),
    send: (...sent) => platform.send(...sent),
  });
  const invoke = runtime.invoke.bind(runtime);
  const installation = (id: string) => registry.installation(id);
  const doors = { urls, manifest, clock, random: options.random.fork('web-triggers'), installation, invoke };
  const webTriggers = new WebTriggers(doors);
  const network = buildNetwork(input, ground, webTriggers);
  const shared = { database, manifest, clock, faults, installation, license, invoke };
  const events = new ProductEvents({
    ...shared,
    random: options.random.fork('product-events'),
    delay: latency.productEvent,
    weather: options.weather ?? 'calm',
  });
  const scheduler = new Scheduler(shared);
  const store = buildStore(input, ground);
  const queue = buildQueues(input, ground, runtime);
  const platform = new Platform({
    clock,
    gate: new CallGate(faults, clock, options.watch),
    latency,
    appId: manifest.appId,
    scopes: manifest.scopes,
    urls,
    store: async (call) => store.handle(call.invocation.request.installation.id, call.path, call.init),
    queue: async (call) => {
      const { invocation, path, init } = call;
      return queue.handle(invocation.request.installation.id, path, init, invocation.origin);
    },
    jira: (site) => registry.get(site).jira,
    user: (site, accountId) => registry.get(site).jira.state.users.get(accountId),
    send: (site, request) => network.send(site, request),
    license,
  });
  const bridge = new Bridge({ manifest, license, invoke });
  return { ...ground, runtime, urls, webTriggers, network, events, scheduler, store, queue, bridge };
}

function layGround(input: PlatformInput): Ground {
  const { options, manifest } = input;
  const { clock, random } = options;
  const faults = new FaultRegistry(random.fork('faults'));
  const logs = new Map<string, AppLog>();
  return {
    latency: clock.kind === 'virtual' ? VIRTUAL_LATENCY : REAL_LATENCY,
    faults,
    meters: new Meters(() => clock.now()),
    reports: [],
    license: (installation) => licenceOf(installation, manifest, faults, clock),
    logOf: (site) => logs.get(site) ?? fresh(logs, site),
  };
}

function buildRuntime(
  input: PlatformInput,
  ground: Ground,
  outside: {
    forgeFetch: Platform['forgeFetch'];
    send: Platform['send'];
  },
): AppRuntime {
  const { options, manifest } = input;
  const settings = {
    manifest,
    bundles: input.bundles,
    clock: options.clock,
    random: options.random.fork('invocations'),
    environmentId: input.environmentId,
    variables: input.variables,
    modules: options.modules ?? 'per-site',
    ...(options.pool === undefined ? {} : { pool: options.pool }),
  };
  const egress = { allowed: manifest.egress, send: outside.send };
  return new AppRuntime(settings, {
    forgeFetch: outside.forgeFetch,
    fetch: (invocation, target, init) => appFetch(egress, invocation, target, init),
    license: ground.license,
    skew: (site) => (ground.faults.standing('clock', site)?.skewSeconds ?? 0) * 1000,
    log: ground.logOf,
    report: (report) => ground.reports.push(report),
    invoked: (site, module) => ground.meters.invocation(site, module),
  });
}

function buildNetwork(input: PlatformInput, ground: Ground, webTriggers: WebTriggers): Network {
  return new Network({
    clock: input.options.clock,
    faults: ground.faults,
    hop: ground.latency.hop,
    sent: (site, message) => ground.meters.message(site, message),
    locate(hostname) {
      const match = /^([^.]+)\.webtrigger\.atlassian\.app$/.exec(hostname);
      if (match?.[1] === undefined) return undefined;
      // The name resolves for every installation there ever was; who is gone answers 404.
      const site = input.registry.installation(match[1])?.site ?? '(nobody)';
      return { site, receive: (request) => webTriggers.receive(request) };
    },
  });
}

function buildQueues(input: PlatformInput, ground: Ground, runtime: AppRuntime): Queues {
  const { options, manifest, registry } = input;
  const { faults, latency } = ground;
  const strike = (id: string, what: 'delaySeconds' | 'duplicate') => {
    const site = registry.installation(id)?.site;
    if (site === undefined) return 0;
    return faults.strike('queue', site, (fault) => fault[what] !== undefined)?.[what] ?? 0;
  };
  return new Queues({
    database: options.database,
    clock: options.clock,
    random: options.random.fork('queue'),
    consumers: manifest.consumers.map((consumer) => {
      const declared = manifest.functions.find((one) => one.key === consumer.function);
      return { queue: consumer.queue, timeoutSeconds: timeLimit('consumer', declared?.timeoutSeconds) };
    }),
    latencyMs: (id) => latency.queue + strike(id, 'delaySeconds') * 1000,
    spreadMs: () => SPREAD_MS[options.weather ?? 'calm'],
    duplicates: (id) => strike(id, 'duplicate'),
    rateLimited: () => options.limits?.queueEventsPerMinute !== undefined,
    limits: {
      eventsPerMinute: options.limits?.queueEventsPerMinute ?? QUEUE.eventsPerMinute,
      retentionSeconds: options.limits?.queueRetentionSeconds ?? QUEUE.retentionSeconds,
    },
    onPush(id, events) {
      const site = registry.installation(id)?.site;
      if (site !== undefined) ground.meters.queueEvents(site, events);
    },
    async dispatch(id, queue, event, origin) {
      const installation = registry.installation(id);
      const consumer = manifest.consumers.find((one) => one.queue === queue);
      if (installation === undefined || consumer === undefined) return undefined;
      const { key, function: functionKey } = consumer;
      return runtime.invoke({ installation, kind: 'consumer', moduleKey: key, functionKey, event, origin });
    },
  });
}

function buildStore(input: PlatformInput, ground: Ground): Kvs {
  const { database, clock, random, kvsRows } = input.options;
  const { faults, meters } = ground;
  return new Kvs({
    table: kvsRows ?? new SqlRowTable(database),
    clock,
    random: random.fork('store'),
    entities: input.manifest.entities,
    queryLag(installation) {
      const site = input.registry.installation(installation)?.site;
      return site === undefined ? 0 : (faults.standing('index-lag', site)?.seconds ?? 0) * 1000;
    },
    onUse(use) {
      const site = input.registry.installation(use.installation)?.site;
      if (site === undefined) return;
      const sum = (records: KvsUse['records']) => records.reduce((bytes, one) => bytes + one.writtenBytes, 0);
      meters.store(site, 1, sum(use.records), sum(use.records.filter(isHistory)));
    },
  });
}

/** Records that keep what was, by the beginning of their key. */
function isHistory(record: { readonly key: string }): boolean {
  return /^(history|audit|log)[:-]/.test(record.key);
}

function fresh(logs: Map<string, AppLog>, site: string): AppLog {
  const log = new AppLog();
  logs.set(site, log);
  return log;
}
