import { automate } from '../faults/automation.ts';
import type { Installation } from '../forge/installation.ts';
import { usualSearchLag } from '../forge/platform/latency.ts';
import type { InvocationOutcome } from '../forge/runtime/invocation.ts';
import { HostError } from '../host-error.ts';
import type { PlatformOptions } from '../host-options.ts';
import { createJiraSite, type HostedJiraSite } from '../jira/create-jira-site.ts';
import type { Manifest } from '../manifest.ts';
import type { PlatformParts } from '../platform-parts.ts';
import type { Site } from './site.ts';
import type { SiteRegistry, SiteRow } from './site-registry.ts';

/** How sites come, get and lose the app, and go. */
export class SiteLife {
  private readonly options: PlatformOptions;
  private readonly manifest: Manifest;
  private readonly registry: SiteRegistry;
  private readonly parts: PlatformParts;

  constructor(options: PlatformOptions, manifest: Manifest, registry: SiteRegistry, parts: PlatformParts) {
    this.options = options;
    this.manifest = manifest;
    this.registry = registry;
    this.parts = parts;
  }

  /** Takes up every site that an earlier run has left. */
  reopenAll(): void {
    for (const row of this.registry.known()) {
      const { installation } = this.open(row);
      if (installation !== undefined) this.begin(installation);
    }
  }

  /** A new site without the app. */
  add(name: string): Site {
    return this.open(this.registry.register(name));
  }

  /** Installs the app: schedules start, and the app is told by a life cycle event. */
  install(name: string): Installation {
    if (this.registry.get(name).installation !== undefined) {
      throw new HostError(409, `The app is already installed on ${name}.`);
    }
    const installation = this.registry.install(name);
    this.begin(installation);
    this.tell(installation, 'avi:forge:installed:app');
    return installation;
  }

  /** Gives the app its last 55 seconds, then takes away all it had on the site. */
  async uninstall(name: string): Promise<InvocationOutcome[]> {
    const installation = this.installed(name);
    const calls = this.manifest.preUninstall.map(({ key: moduleKey, function: functionKey }) => {
      const event = { context: { cloudId: installation.cloudId, moduleKey } };
      return this.parts.runtime.invoke({
        installation,
        kind: 'preUninstall',
        moduleKey,
        functionKey,
        event,
      });
    });
    const outcomes = await Promise.all(calls);
    this.forget(installation.id);
    this.registry.get(name).jira.context.search.setAliases([]);
    this.registry.uninstall(name);
    return outcomes;
  }

  /** A new major version of the app on every site. */
  upgrade(): void {
    for (const { installation } of this.registry.list()) {
      if (installation !== undefined) this.tell(installation, 'avi:forge:upgraded:app');
    }
  }

  /** A new installation id that nobody tells the app of; what it has stored comes along. */
  reissue(name: string): void {
    const { store } = this.parts;
    const before = this.installed(name);
    const rows = store.snapshot(before.id);
    this.forget(before.id);
    const after = this.registry.install(name);
    store.restore(after.id, rows);
    this.begin(after);
  }

  /** A copy of a site with all that Jira and the app hold, under other ids; nobody tells the app. */
  clone(from: string, to: string): void {
    const { store } = this.parts;
    const original = this.registry.get(from);
    const copy = this.add(to);
    copy.jira.state.restore(original.jira.state.snapshot());
    addAppUser(copy.jira, this.registry.appAccountId(copy.cloudId));
    if (original.installation === undefined) return;
    const installation = this.registry.install(to);
    store.restore(installation.id, store.snapshot(original.installation.id));
    this.begin(installation);
  }

  /** Throws HostError 409 where the app is not installed. */
  installed(name: string): Installation {
    const { installation } = this.registry.get(name);
    if (installation === undefined) throw new HostError(409, `The app is not installed on ${name}.`);
    return installation;
  }

  private open(row: SiteRow): Site {
    const { clock, random, database } = this.options;
    const { name, cloudId } = row;
    const baseUrl = this.options.baseUrl?.(name) ?? `https://${name}.atlassian.example`;
    const accountId = this.registry.appAccountId(cloudId);
    const jira = createJiraSite(
      {
        name,
        baseUrl,
        cloudId,
        clock,
        random: random.fork(`jira/${name}`),
        searchLag: usualSearchLag(clock),
      },
      this.options.jiraRecords?.(name) ?? database,
    );
    addAppUser(jira, accountId);
    jira.onCall((call) => {
      if (this.parts.runtime.running() !== undefined) this.parts.meters.jira(name, call);
    });
    jira.onEvent((event) => {
      const site = this.registry.get(name);
      if (site.installation === undefined) return;
      this.parts.events.publish(site.installation, event);
      automate(this.parts.faults, clock, site, event);
    });
    return this.registry.open(row, jira);
  }

  /** What Forge and Jira do for an app that is there: its schedules run, its entity properties can be searched. */
  private begin(installation: Installation): void {
    this.parts.scheduler.start(installation);
    const aliases = this.manifest.entityProperties
      .filter((one) => one.entityType === 'issue')
      .flatMap(({ propertyKey, values }) =>
        values.map(({ path, type, searchAlias }) => ({
          propertyKey,
          path,
          type,
          alias: searchAlias ?? null,
        })),
      );
    this.registry.get(installation.site).jira.context.search.setAliases(aliases);
  }

  private forget(installation: string): void {
    const { scheduler, urls, events, queue, store, runtime } = this.parts;
    scheduler.stop(installation);
    urls.forget(installation);
    events.forget(installation);
    queue.remove(installation);
    store.remove(installation);
    runtime.cool(installation);
  }

  private tell(installation: Installation, name: string): void {
    const { id, appVersion, environmentId } = installation;
    const at = this.options.clock.now();
    const app = { id: this.manifest.appId, version: appVersion, name: 'Counterpart' };
    const payload = { id, app, environment: { id: environmentId }, timestamp: String(at) };
    this.parts.events.publish(installation, { name, payload, actorId: '', at });
  }
}

/** The account as which the app acts: every site has one of its own. */
function addAppUser({ state, admin }: HostedJiraSite, accountId: string): void {
  if (state.users.get(accountId) !== undefined) return;
  admin.createUser({ accountId, accountType: 'app', displayName: 'Counterpart', emailAddress: '' });
}
