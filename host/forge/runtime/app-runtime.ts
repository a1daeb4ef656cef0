import { AsyncLocalStorage } from 'node:async_hooks';
import type { HostClock } from '../../clock/host-clock.ts';
import type { Manifest } from '../../manifest.ts';
import type { Random } from '../../random.ts';
import type { Installation, License } from '../installation.ts';
import { appChance } from './app-chance.ts';
import type { AppLog } from './app-log.ts';
import { appScope } from './app-scope.ts';
import { bundleOf, type CompiledBundle } from './bundle.ts';
import { bootRuntime, forgeRuntime } from './forge-runtime.ts';
import {
  failure,
  Invocation,
  type InvocationOutcome,
  type InvocationRequest,
  type Report,
} from './invocation.ts';
import { jsonTrip, PayloadTooLargeError } from './json-trip.ts';
import type { LentModule, ModulePool, ModuleUser } from './module-pool.ts';
import { StrayRejections } from './stray-rejections.ts';
import { timeLimit } from './time-limit.ts';

/** What the runtime asks of the rest of the host while functions run. */
export interface RuntimeSurroundings {
  forgeFetch(invocation: Invocation, meta: unknown, path: unknown, init: unknown): Promise<Response>;
  fetch(invocation: Invocation, input: unknown, init: unknown): Promise<Response>;
  license(installation: Installation): License | undefined;
  /** Milliseconds by which the site's clock is wrong. */
  skew(site: string): number;
  log(site: string): AppLog;
  report(report: Report): void;
  invoked(site: string, moduleKey: string): void;
}

export interface AppRuntimeOptions {
  readonly manifest: Manifest;
  readonly bundles: readonly CompiledBundle[];
  readonly clock: HostClock;
  readonly random: Random;
  readonly environmentId: string;
  readonly variables: Readonly<Record<string, string>>;
  /** `warm` shares one module instance among all sites, as a warm process of Forge may. */
  readonly modules: 'per-site' | 'warm';
  /** Where modules are borrowed; absent: each is evaluated anew. */
  readonly pool?: ModulePool;
}

type Exports = Readonly<Record<string, unknown>>;

/** Runs the app's functions: the bundles unchanged, one module instance per installation. */
export class AppRuntime {
  private readonly options: AppRuntimeOptions;
  private readonly surroundings: RuntimeSurroundings;
  private readonly current = new AsyncLocalStorage<Invocation>();
  private readonly instances = new Map<string, Map<string, Exports>>();
  /** Module instances made so far: each draws chance of its own, also after it was cooled. */
  private loads = 0;
  private readonly lent: LentModule[] = [];
  private readonly strays: StrayRejections<Invocation>;

  constructor(options: AppRuntimeOptions, surroundings: RuntimeSurroundings) {
    this.options = options;
    this.surroundings = surroundings;
    this.strays = new StrayRejections(
      () => this.current.getStore(),
      (invocation, reason) => {
        this.report(invocation, 'unhandled-rejection', reason);
        invocation.fail('error', reason);
      },
    );
  }

  /** The invocation in whose work the caller runs, if any. */
  running(): Invocation | undefined {
    return this.current.getStore();
  }

  /** Runs one function to its end. Never throws for what the app does. */
  invoke(request: InvocationRequest): Promise<InvocationOutcome> {
    return this.options.clock.occupy(() => this.run(request));
  }

  /** The next call of an installation starts cold. */
  cool(installationId: string): void {
    this.instances.delete(this.instanceKey(installationId));
  }

  /** Ends the process that ran a function: bundles are processes of their own. */
  private endProcess(installationId: string, handler: string): void {
    this.instances.get(this.instanceKey(installationId))?.delete(bundleOf(handler));
  }

  dispose(): void {
    this.strays.dispose();
    this.current.disable();
    this.instances.clear();
    for (const module of this.lent.splice(0)) module.giveBack();
  }

  private async run(request: InvocationRequest): Promise<InvocationOutcome> {
    const { manifest, clock, random } = this.options;
    const declared = manifest.functions.find((one) => one.key === request.functionKey);
    if (declared === undefined) throw new Error(`The manifest has no function ${request.functionKey}.`);
    const seconds = timeLimit(request.kind, declared.timeoutSeconds);
    const invocation = new Invocation(random.uuid(), request, clock.now() + seconds * 1000);
    this.surroundings.invoked(request.installation.site, request.moduleKey);
    const stopTimer = clock.at(invocation.deadline, () =>
      invocation.fail('timeout', new Error(`${request.functionKey} did not answer within ${seconds} s.`)),
    );
    const answer = this.current.run(invocation, () => this.answer(invocation, declared.handler));
    const outcome = await Promise.race([answer, invocation.cutShort]);
    stopTimer();
    invocation.return();
    // Forge ends the process of a function that ran out of time; the next call starts a new one.
    if (!outcome.ok && (outcome.reason === 'killed' || outcome.reason === 'timeout')) {
      this.endProcess(request.installation.id, declared.handler);
    }
    if (!outcome.ok) this.report(invocation, 'failed-invocation', outcome.stack ?? outcome.message);
    return outcome;
  }

  private async answer(invocation: Invocation, handler: string): Promise<InvocationOutcome> {
    const { request } = invocation;
    try {
      const event = jsonTrip(request.event, `The payload of ${request.moduleKey}`);
      const dot = handler.lastIndexOf('.');
      const run = this.load(request.installation.id, bundleOf(handler))[handler.slice(dot + 1)];
      if (typeof run !== 'function') throw new Error(`${handler} is not an exported function.`);
      const value: unknown = await Reflect.apply(run, undefined, [event, this.contextOf(request)]);
      return { ok: true, value: jsonTrip(value, `The answer of ${request.moduleKey}`) };
    } catch (error) {
      return failure(error instanceof PayloadTooLargeError ? 'too-large' : 'error', error);
    }
  }

  /** The second argument of every function. Identity comes from here alone, never from the payload. */
  private contextOf(request: InvocationRequest): object {
    const { installation, accountId } = request;
    const license = this.surroundings.license(installation);
    return {
      ...(accountId === undefined ? {} : { principal: { accountId } }),
      ...(license === undefined ? {} : { license }),
      installContext: installation.contextAri,
      installation: {
        ari: { installationId: installation.id },
        contexts: [{ cloudId: installation.cloudId, workspaceId: '' }],
      },
    };
  }

  private instanceKey(installationId: string): string {
    return this.options.modules === 'warm' ? '*' : installationId;
  }

  private load(installationId: string, file: string): Exports {
    const key = this.instanceKey(installationId);
    const instance = this.instances.get(key) ?? new Map<string, Exports>();
    this.instances.set(key, instance);
    const loaded = instance.get(file);
    if (loaded !== undefined) return loaded;
    const bundle = this.options.bundles.find((one) => one.file === file);
    if (bundle === undefined) throw new Error(`There is no bundle ${file}.`);
    const exports = this.evaluate(bundle);
    instance.set(file, exports);
    return exports;
  }

  private evaluate(bundle: CompiledBundle): Exports {
    const { clock, random, pool } = this.options;
    this.loads += 1;
    const user = { ...this.surroundingsOfModule(), random: random.fork(`module/${this.loads}`) };
    const chance = appChance(clock.kind === 'virtual' ? user.random : undefined);
    if (pool === undefined) return bundle.evaluate(appScope({ ...user, chance }));
    const module = pool.lend(bundle, user);
    this.lent.push(module);
    return module.exports;
  }

  private surroundingsOfModule(): Omit<ModuleUser, 'random'> {
    const { clock } = this.options;
    const site = () => this.running()?.request.installation.site;
    const skew = () => {
      const name = site();
      return name === undefined ? 0 : this.surroundings.skew(name);
    };
    return {
      variables: this.options.variables,
      time: {
        now: () => clock.now() + skew(),
        after: (ms, task) => this.after(ms, task),
        busy: (work) => clock.occupy(work),
      },
      log: (level, text) => {
        const invocation = this.running();
        if (invocation === undefined) return;
        const line = { at: clock.now(), level, invocation: invocation.id, text };
        this.surroundings.log(invocation.request.installation.site).write(line);
      },
      fetch: (input, init) =>
        this.outward('fetch', (invocation) => this.surroundings.fetch(invocation, input, init)),
      forgeFetch: (meta, path, init) =>
        this.outward(`platform call ${String(path)}`, (invocation) =>
          this.surroundings.forgeFetch(invocation, meta, path, init),
        ),
      forgeRuntime: () => this.runtimeFacts(),
    };
  }

  /** A timer of the app. It dies with its invocation, and what it throws is the invocation's failure. */
  private after(ms: number, task: () => void): () => void {
    const { clock } = this.options;
    const invocation = this.running();
    const resume = clock.waiting();
    const guarded = AsyncLocalStorage.bind(() => {
      end();
      try {
        task();
      } catch (error) {
        invocation?.fail('error', error);
      }
    });
    const cancel = clock.at(clock.now() + ms, () => guarded());
    const end = () => {
      cancel();
      resume();
      forget();
    };
    const forget = invocation?.keepTimer(() => end()) ?? (() => undefined);
    return end;
  }

  private async outward(
    what: string,
    work: (invocation: Invocation) => Promise<Response>,
  ): Promise<Response> {
    const invocation = this.running();
    if (invocation === undefined) {
      throw new Error(`${what}: the app may only reach outside from within an invocation.`);
    }
    if (invocation.hasReturned) throw this.tooLate(invocation, what);
    if (invocation.isOpen) {
      const cut = invocation.cutShort.then(() => undefined);
      const response = await this.options.clock.occupy(() => Promise.race([work(invocation), cut]));
      if (response !== undefined && invocation.isOpen) return response;
    }
    if (invocation.hasReturned) this.tooLate(invocation, what);
    // The process is frozen or gone: what it waited for never comes.
    return new Promise(() => undefined);
  }

  private tooLate(invocation: Invocation, what: string): Error {
    const error = new Error(
      `${what} after ${invocation.request.functionKey} had returned; Forge may freeze it or run it for another site. Await it.`,
    );
    this.report(invocation, 'call-after-return', error.message);
    return error;
  }

  private runtimeFacts(): object {
    const invocation = this.running();
    if (invocation === undefined) return bootRuntime();
    const { request } = invocation;
    const { installation } = request;
    const { manifest, clock, environmentId } = this.options;
    return forgeRuntime({
      appId: manifest.appId,
      appVersion: installation.appVersion,
      environmentId,
      environmentType: installation.environmentType,
      installationId: installation.id,
      contextAri: installation.contextAri,
      invocationId: invocation.id,
      functionKey: request.functionKey,
      moduleType: request.kind,
      moduleKey: request.moduleKey,
      accountId: request.accountId,
      license: this.surroundings.license(installation),
      scopes: manifest.scopes,
      egress: manifest.egress,
      remaining: () => Math.max(0, invocation.deadline - clock.now()),
    });
  }

  private report(invocation: Invocation, kind: Report['kind'], reason: unknown): void {
    const { installation, moduleKey } = invocation.request;
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    const at = this.options.clock.now();
    this.surroundings.report({
      at,
      site: installation.site,
      kind,
      module: moduleKey,
      invocation: invocation.id,
      text,
    });
    this.surroundings.log(installation.site).write({ at, level: 'error', invocation: invocation.id, text });
  }
}
