import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RealClock } from '../clock/real-clock.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Database } from '../database.ts';
import { createHost, type Host } from '../host.ts';
import type { DrainOptions, HostFace, InvokeOutcome, InvokeRequest, SiteFace } from '../http/host-face.ts';
import { HostRefusal } from '../http/host-face.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { furnish, seedFor } from '../sites/built-in.ts';
import type { SeedReport } from '../sites/real-issues/field-report.ts';
import { keepTime, keptTime } from './kept-time.ts';
import { siteFace } from './site-faces.ts';

export interface LocalHostOptions {
  /** The folder that holds manifest.yml and dist. */
  readonly app: string;
  /** Where the sites keep their data; undefined: in memory. */
  readonly data: string | undefined;
  readonly clock: 'real' | 'virtual';
  readonly seed?: string;
  /** Origin of a site's pages, and of resources embedded in them. */
  readonly originOf: (site: string) => { readonly page: string; readonly resource: string };
  /** Called when a site comes or goes, so that its servers can too. */
  readonly onSites?: (sites: readonly SiteFace[]) => Promise<void>;
  /** `own` leaves out Forge's own validator of the manifest, which takes seconds. */
  readonly check?: 'full' | 'own';
  /** App variables beside those that the host makes itself; an empty one counts as not set. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A Forge, its Jira sites and the app on them, ready to be served or driven by a test. */
export class LocalHost implements HostFace {
  readonly host: Host;
  readonly #database: Database;
  readonly #options: LocalHostOptions;
  readonly #faces = new Map<string, SiteFace>();
  #report: () => SeedReport | null = () => null;

  constructor(host: Host, database: Database, options: LocalHostOptions) {
    this.host = host;
    this.#database = database;
    this.#options = options;
  }

  get clock() {
    return this.host.clock;
  }

  get sites(): readonly SiteFace[] {
    return this.host.sites().map((site) => this.site(site.name));
  }

  site(name: string): SiteFace {
    const site = this.host.site(name);
    const known = this.#faces.get(name);
    if (known && known.installationId === (site.installation?.id ?? '')) return known;
    const { page, resource } = this.#options.originOf(name);
    const dist = join(this.#options.app, 'dist');
    const face = siteFace(site, { host: this.host, dist, origin: page, resourceOrigin: resource });
    this.#faces.set(name, face);
    return face;
  }

  async addSite(name: string, seed?: string): Promise<SiteFace> {
    if (seed !== undefined && seed !== 'blue' && seed !== 'green' && seed !== 'empty') {
      throw new HostRefusal(
        400,
        'unknown-seed',
        `There is no seed "${seed}"; there are blue, green and empty.`,
      );
    }
    await this.host.addSite(name, ({ jira }) => {
      furnish(jira, seed === 'empty' ? { ...seedFor(name), projects: [] } : seedFor(seed ?? name));
    });
    await this.#options.onSites?.(this.sites);
    return this.site(name);
  }

  async removeSite(name: string): Promise<void> {
    await this.host.removeSite(name);
    this.#faces.delete(name);
    await this.#options.onSites?.(this.sites);
  }

  async invoke(site: SiteFace, request: InvokeRequest): Promise<InvokeOutcome> {
    const outcome = await this.host.invokePage(site.name, {
      module: request.module,
      operation: request.operation,
      payload: request.payload,
      accountId: request.accountId,
      ...(request.issueKey === undefined ? {} : { issue: request.issueKey }),
      ...(request.projectKey === undefined ? {} : { project: request.projectKey }),
    });
    switch (outcome.kind) {
      case 'answered':
        return { shown: true, answer: outcome.value };
      case 'hidden':
        return { shown: false, message: outcome.message };
      case 'no-such-page':
        throw new HostRefusal(404, 'unknown-module', outcome.message);
      case 'too-large':
        throw new HostRefusal(400, 'too-large', outcome.message);
      case 'failed':
        return {
          shown: true,
          answer: { ok: false, error: { code: `app-${outcome.reason}`, message: outcome.message } },
        };
    }
  }

  async drain(options: DrainOptions) {
    const drained = await this.host.drain(options);
    this.#keepTime();
    return drained;
  }

  async advance(seconds: number) {
    await this.host.advance(seconds);
    this.#keepTime();
  }

  meters() {
    return this.host.meters();
  }

  resetMeters() {
    this.host.resetMeters();
  }

  addFault(fault: unknown) {
    return this.host.injectFault(fault);
  }

  clearFaults() {
    this.host.clearFaults();
  }

  traffic(filter: { site?: string; since?: number; limit?: number }) {
    const entries = this.host.traffic(filter);
    return filter.limit === undefined ? entries : entries.slice(-filter.limit);
  }

  async store(site: SiteFace, prefix: string) {
    return this.host.records(site.name, prefix);
  }

  report() {
    return this.#report();
  }

  /** What `GET /host/report` shows from now on. */
  reportBy(report: () => SeedReport | null): void {
    this.#report = report;
  }

  /** Stops everything at once, as a crash would; what Forge and Jira had taken in is on disk. */
  dispose(): void {
    this.#keepTime();
    this.host.dispose();
    this.#database.close();
  }

  #keepTime(): void {
    if (this.clock.kind === 'virtual') keepTime(this.#database, this.clock.now());
  }
}

/** Throws ManifestError, DatabaseFileError or an error with one clear sentence. */
export async function openLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  if (options.data !== undefined) mkdirSync(options.data, { recursive: true });
  const database = openDatabase(
    options.data === undefined ? {} : { file: join(options.data, 'host.sqlite') },
  );
  const random = new SeededRandom(options.seed ?? 'counterpart');
  const host = await createHost({
    app: {
      manifest: join(options.app, 'manifest.yml'),
      bundles: join(options.app, 'dist'),
      ...(options.check === undefined ? {} : { check: options.check }),
    },
    clock: options.clock === 'real' ? new RealClock({ onFailure: reportFailure }) : virtualClock(database),
    random,
    database,
    baseUrl: (site) => options.originOf(site).page,
    ...(options.variables === undefined ? {} : { variables: options.variables }),
  });
  return new LocalHost(host, database, options);
}

function virtualClock(database: Database): VirtualClock {
  const start = keptTime(database);
  return new VirtualClock(start === undefined ? {} : { start });
}

/** A timer of the host failed and nobody waits for it: people must see it. */
function reportFailure(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
