import type { Drained, DrainOptions, HostClock } from './clock/host-clock.ts';
import { applyFault, type FaultTargets, type KeptSite } from './faults/apply-fault.ts';
import { parseFault } from './faults/fault-registry.ts';
import type { PageCall, PageContext, PageOutcome } from './forge/bridge/bridge.ts';
import type { Installation } from './forge/installation.ts';
import type { InspectedRow } from './forge/kvs/kvs-archive.ts';
import { usualSearchLag } from './forge/platform/latency.ts';
import type { LogLine } from './forge/runtime/app-log.ts';
import { type CompiledBundle, compileBundles } from './forge/runtime/bundle.ts';
import { bundleExports } from './forge/runtime/bundle-exports.ts';
import type { InvocationOutcome, Report } from './forge/runtime/invocation.ts';
import { environmentOf } from './host-environment.ts';
import { HostError } from './host-error.ts';
import type { HostOptions, PlatformOptions } from './host-options.ts';
import type { Principal } from './jira/site.ts';
import { ManifestError } from './manifest/manifest-problem.ts';
import { ownChecks } from './manifest/own-checks.ts';
import { validateWithForge } from './manifest/validate-with-forge.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { MeterReading } from './meters.ts';
import type { TrafficEntry } from './network/traffic.ts';
import { buildPlatform, type PlatformParts } from './platform-parts.ts';
import type { Site } from './sites/site.ts';
import { SiteLife } from './sites/site-life.ts';
import { SiteRegistry } from './sites/site-registry.ts';

export interface HostDrained extends Omit<Drained, 'timers'> {
  readonly pending: { readonly events: number; readonly queue: number; readonly timers: number };
}

/**
 * Reads and checks the app, and opens the sites that an earlier run has left in the database. Throws
 * ManifestError where Forge would refuse the app.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  return openHost(await prepareApp(options.app), options);
}

/** The app, read and checked. */
export interface PreparedApp {
  readonly manifest: Manifest;
  readonly bundles: readonly CompiledBundle[];
}

/** Throws ManifestError where Forge would refuse the app. */
export async function prepareApp(app: HostOptions['app']): Promise<PreparedApp> {
  const manifest = readManifest(app.manifest);
  const bundles = compileBundles(app.bundles);
  const problems = ownChecks(manifest, bundleExports(bundles));
  if (app.check !== 'own') problems.push(...(await validateWithForge(manifest, app.bundles)));
  if (problems.length > 0) throw new ManifestError(problems);
  return { manifest, bundles };
}

/** Opens the sites that an earlier run has left in the database. */
export function openHost({ manifest, bundles }: PreparedApp, options: PlatformOptions): Host {
  const environment = environmentOf(options);
  const registry = new SiteRegistry({
    database: options.database,
    random: options.random.fork('sites'),
    environmentId: environment.id,
    appVersion: '1.0.0',
  });
  const random = options.chance ?? options.random.fork(`run/${environment.run}`);
  const running = { ...options, random };
  const { id: environmentId, variables } = environment;
  const parts = buildPlatform({ options: running, manifest, bundles, registry, environmentId, variables });
  const life = new SiteLife(running, manifest, registry, parts);
  return new Host(options.clock, manifest, registry, parts, life);
}

/** Several sites on one simulated Forge. Whoever calls it is outside: virtual time moves as the call needs. */
export class Host {
  readonly clock: HostClock;
  readonly manifest: Manifest;
  private readonly registry: SiteRegistry;
  private readonly parts: PlatformParts;
  private readonly life: SiteLife;
  private readonly kept = new Map<string, KeptSite>();

  constructor(
    clock: HostClock,
    manifest: Manifest,
    registry: SiteRegistry,
    parts: PlatformParts,
    life: SiteLife,
  ) {
    this.clock = clock;
    this.manifest = manifest;
    this.registry = registry;
    this.parts = parts;
    this.life = life;
    life.reopenAll();
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
    const site = this.life.add(name);
    await this.clock.run(async () => seed?.(site));
    this.life.install(name);
    return this.registry.get(name);
  }

  async removeSite(name: string): Promise<void> {
    const { installation, jira } = this.site(name);
    if (installation !== undefined) await this.uninstall(name);
    jira.state.restore({ records: [], counters: {}, blobs: new Map() });
    this.registry.remove(name);
  }

  /** Installs the app again on a site that has lost it. */
  install(name: string): Installation {
    return this.life.install(name);
  }

  /** Gives the app its last 55 seconds, then takes away all it had on the site. */
  uninstall(name: string): Promise<InvocationOutcome[]> {
    return this.clock.run(() => this.life.uninstall(name));
  }

  /** A new major version of the app on every site. */
  upgrade(): void {
    this.life.upgrade();
  }

  /** Calls a page's resolver as that person, exactly as the page does. */
  invokePage(name: string, call: PageCall): Promise<PageOutcome> {
    const { jira } = this.site(name);
    const installation = this.life.installed(name);
    return this.clock.run(() => this.parts.bridge.invokeResolver(jira, installation, call));
  }

  pageContext(name: string, page: Pick<PageCall, 'module' | 'accountId' | 'issue' | 'project'>): PageContext {
    const { jira } = this.site(name);
    const installation = this.life.installed(name);
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
    for (const { jira } of this.sites()) jira.context.search.setLag(usualSearchLag(this.clock));
  }

  faults() {
    return this.parts.faults.list();
  }

  dispose(): void {
    this.parts.runtime.dispose();
    this.parts.queue.dispose();
    this.clock.dispose();
  }

  private faultTargets(): FaultTargets {
    return {
      faults: this.parts.faults,
      kept: this.kept,
      store: this.parts.store,
      sites: () => this.sites(),
      site: (name) => this.site(name),
      reissue: (name) => this.life.reissue(name),
      clone: (from, to) => this.life.clone(from, to),
    };
  }
}
