import type { Drained, DrainOptions, HostClock } from './clock/host-clock.ts';
import { applyFault, type FaultTargets, type KeptSite } from './faults/apply-fault.ts';
import { automate } from './faults/automation.ts';
import { parseFault } from './faults/fault-registry.ts';
import type { PageCall, PageContext, PageOutcome } from './forge/bridge/bridge.ts';
import type { Installation } from './forge/installation.ts';
import type { InspectedRow } from './forge/kvs/kvs-archive.ts';
import type { LogLine } from './forge/runtime/app-log.ts';
import { compileBundles } from './forge/runtime/bundle.ts';
import { bundleExports } from './forge/runtime/bundle-exports.ts';
import type { InvocationOutcome, Report } from './forge/runtime/invocation.ts';
import { environmentOf } from './host-environment.ts';
import { HostError } from './host-error.ts';
import type { HostOptions } from './host-options.ts';
import { createJiraSite } from './jira/create-jira-site.ts';
import type { Principal } from './jira/site.ts';
import { ManifestError } from './manifest/manifest-problem.ts';
import { ownChecks } from './manifest/own-checks.ts';
import { validateWithForge } from './manifest/validate-with-forge.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { MeterReading } from './meters.ts';
import type { TrafficEntry } from './network/traffic.ts';
import { buildPlatform, type PlatformParts } from './platform-parts.ts';
import type { Site } from './sites/site.ts';
import { SiteRegistry, type SiteRow } from './sites/site-registry.ts';

export interface HostDrained extends Omit<Drained, 'timers'> {
  readonly pending: { readonly events: number; readonly queue: number; readonly timers: number };
}

/**
 * Reads and checks the app, and opens the sites that an earlier run has left in the database. Throws
 * ManifestError where Forge would refuse the app.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const manifest = readManifest(options.app.manifest);
  const bundles = compileBundles(options.app.bundles);
  const problems = ownChecks(manifest, bundleExports(bundles));
  if (options.app.check !== 'own') problems.push(...(await validateWithForge(manifest, options.app.bundles)));
  if (problems.length > 0) throw new ManifestError(problems);
  const environment = environmentOf(options);
  const registry = new SiteRegistry({
    database: options.database,
    random: options.random.fork('sites'),
    environmentId: environment.id,
    appVersion: '1.0.0',
  });
  const variables = environment.variables;
  const parts = buildPlatform({
    options,
    manifest,
    bundles,
    registry,
    environmentId: environment.id,
    variables,
  });
  const host = new Host(options, manifest, registry, parts);
  for (const row of registry.known()) host.reopen(row);
  return host;
}

/** Several sites on one simulated Forge. Whoever calls it is outside: virtual time moves as the call needs. */
export class Host {
  readonly clock: HostClock;
  readonly manifest: Manifest;
  private readonly options: HostOptions;
  private readonly registry: SiteRegistry;
  private readonly parts: PlatformParts;
  private readonly kept = new Map<string, KeptSite>();

  constructor(options: HostOptions, manifest: Manifest, registry: SiteRegistry, parts: PlatformParts) {
    this.clock = options.clock;
    this.manifest = manifest;
    this.options = options;
    this.registry = registry;
    this.parts = parts;
  }

  sites(): readonly Site[] {
    return this.registry.list();
  }

  /** Throws HostError 404. */
  site(name: string): Site {
    return this.registry.get(name);
  }

  /** Adds a site, lets `seed` furnish its Jira, and installs the app. */
  async addSite(name: string, seed?: (site: Site) => void | Promise<void>): Promise<Site> {
    const site = this.open(this.registry.register(name));
    await this.clock.run(async () => seed?.(site));
    this.install(name);
    return this.registry.get(name);
  }

  async removeSite(name: string): Promise<void> {
    if (this.site(name).installation !== undefined) await this.uninstall(name);
    this.registry.remove(name);
  }

  /** Installs the app: schedules start, and the app is told by a life cycle event. */
  install(name: string): Installation {
    if (this.site(name).installation !== undefined) {
      throw new HostError(409, `The app is already installed on ${name}.`);
    }
    const installation = this.registry.install(name);
    this.parts.scheduler.start(installation);
    this.lifecycle(installation, 'avi:forge:installed:app');
    return installation;
  }

  /** Gives the app its last 55 seconds, then takes away all it had on the site. */
  async uninstall(name: string): Promise<InvocationOutcome[]> {
    const { scheduler, runtime, urls, events, queue, store } = this.parts;
    const installation = this.installed(name);
    const outcomes = await this.clock.run(async () => {
      const calls = this.manifest.preUninstall.map(({ key: moduleKey, function: functionKey }) => {
        const event = { context: { cloudId: installation.cloudId, moduleKey } };
        return runtime.invoke({ installation, kind: 'preUninstall', moduleKey, functionKey, event });
      });
      return Promise.all(calls);
    });
    scheduler.stop(installation.id);
    urls.forget(installation.id);
    events.forget(installation.id);
    queue.forget(installation.id);
    store.remove(installation.id);
    runtime.cool(installation.id);
    this.registry.uninstall(name);
    return outcomes;
  }

  /** A new version of the app on every site. */
  upgrade(): void {
    for (const { installation } of this.sites()) {
      if (installation !== undefined) this.lifecycle(installation, 'avi:forge:upgraded:app');
    }
  }

  /** Calls a page's resolver as that person, exactly as the page does. */
  invokePage(name: string, call: PageCall): Promise<PageOutcome> {
    const { jira } = this.site(name);
    const installation = this.installed(name);
    return this.clock.run(() => this.parts.bridge.invokeResolver(jira, installation, call));
  }

  pageContext(name: string, page: Pick<PageCall, 'module' | 'accountId' | 'issue' | 'project'>): PageContext {
    const { jira } = this.site(name);
    const installation = this.installed(name);
    return this.parts.bridge.context(jira, installation, page);
  }

  /** A person's or a program's own call of Jira's REST, outside of the app. */
  jira(name: string, request: Request, principal: Principal): Promise<Response> {
    const { jira } = this.site(name);
    return this.clock.run(() => jira.fetch(request, principal));
  }

  /** A stranger's call of a web trigger. */
  callWebTrigger(request: Request): Promise<Response> {
    return this.clock.run(() => this.parts.webTriggers.receive(request));
  }

  /** Runs events, queues, retries and delayed work, but no schedule. */
  async drain(options: DrainOptions = {}): Promise<HostDrained> {
    const { idle, virtualSeconds, timers } = await this.clock.drain(options);
    const pending = { events: this.parts.events.pending, queue: this.parts.queue.pending(), timers };
    return { idle: idle && pending.events === 0 && pending.queue === 0, virtualSeconds, pending };
  }

  /** Virtual time only: moves the clock and fires what falls due, schedules included. */
  async advance(seconds: number): Promise<void> {
    if (this.clock.kind === 'real')
      throw new HostError(409, 'This host runs on real time; it cannot be moved.');
    await this.clock.advance(seconds);
  }

  meters(): MeterReading {
    return this.parts.meters.read(this.sites().map((site) => site.name));
  }

  resetMeters(): void {
    this.parts.meters.reset();
  }

  traffic(filter: { site?: string | undefined; since?: number | undefined } = {}): TrafficEntry[] {
    return this.parts.network.traffic.read(filter);
  }

  /** The app's stored records by the beginning of their key. Never secrets. */
  records(name: string, prefix = ''): readonly InspectedRow[] {
    const { installation } = this.site(name);
    return installation === undefined ? [] : this.parts.store.inspect(installation.id, prefix);
  }

  logs(name: string): readonly LogLine[] {
    return this.parts.logOf(this.site(name).name).read();
  }

  /** Failed invocations, calls after a function had returned, and promises nobody waited for. */
  reports(): readonly Report[] {
    return this.parts.reports;
  }

  /** Breaks something. Throws FaultError for what cannot be broken as asked. */
  injectFault(value: unknown): Promise<{ readonly id: number | null }> {
    return this.clock.run(() => applyFault(parseFault(value), this.faultTargets()));
  }

  /** Mends everything. What a restore, a clone or a new installation has changed stays changed. */
  clearFaults(): void {
    this.parts.faults.clear();
  }

  faults() {
    return this.parts.faults.list();
  }

  /** Takes up a site that an earlier run has left. */
  reopen(row: SiteRow): void {
    const { installation } = this.open(row);
    if (installation !== undefined) this.parts.scheduler.start(installation);
  }

  dispose(): void {
    this.parts.runtime.dispose();
    this.parts.queue.dispose();
    this.clock.dispose();
  }

  private open(row: SiteRow): Site {
    const { clock, random } = this.options;
    const { name, cloudId } = row;
    const baseUrl = this.options.baseUrl?.(name) ?? `https://${name}.atlassian.example`;
    const appAccountId = this.registry.appAccountId(name);
    const jira = createJiraSite(
      { name, baseUrl, cloudId, clock, random: random.fork(`jira/${name}`) },
      this.options.database,
    );
    if (jira.state.users.get(appAccountId) === undefined) {
      const displayName = 'Counterpart';
      jira.admin.createUser({ accountId: appAccountId, accountType: 'app', displayName, emailAddress: '' });
    }
    jira.onCall((call) => {
      if (this.parts.runtime.running() !== undefined) this.parts.meters.jira(name, call);
    });
    jira.onEvent((event) => {
      const { installation } = this.registry.get(name);
      if (installation === undefined) return;
      this.parts.events.publish(installation, event);
      automate(this.parts.faults, this.clock, this.registry.get(name), event);
    });
    return this.registry.open(row, jira);
  }

  private installed(name: string): Installation {
    const { installation } = this.site(name);
    if (installation === undefined) throw new HostError(409, `The app is not installed on ${name}.`);
    return installation;
  }

  private lifecycle(installation: Installation, name: string): void {
    const { id, appVersion, environmentId } = installation;
    const app = { id: this.manifest.appId, version: appVersion, name: 'Counterpart' };
    this.parts.events.publish(installation, {
      name,
      payload: { id, app, environment: { id: environmentId }, timestamp: String(this.clock.now()) },
      actorId: '',
      at: this.clock.now(),
    });
  }

  private faultTargets(): FaultTargets {
    return {
      faults: this.parts.faults,
      kept: this.kept,
      store: this.parts.store,
      site: (name) => this.site(name),
      reissue: (name) => this.reissue(name),
    };
  }

  /** A new installation id that nobody tells the app of; what it has stored comes along. */
  private reissue(name: string): void {
    const { scheduler, store, urls, runtime } = this.parts;
    const before = this.installed(name);
    const rows = store.snapshot(before.id);
    scheduler.stop(before.id);
    urls.forget(before.id);
    runtime.cool(before.id);
    store.remove(before.id);
    const after = this.registry.install(name);
    store.restore(after.id, rows);
    scheduler.start(after);
  }
}
