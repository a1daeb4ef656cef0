import type { Database } from '../database.ts';
import type { Installation } from '../forge/installation.ts';
import { HostError } from '../host-error.ts';
import type { HostedJiraSite } from '../jira/create-jira-site.ts';
import type { Random } from '../random.ts';
import type { Site } from './site.ts';

/** A site as it is kept on disk. */
export interface SiteRow {
  readonly name: string;
  readonly cloudId: string;
  readonly installation: string | null;
}

export interface SiteRegistryOptions {
  readonly database: Database;
  readonly random: Random;
  readonly environmentId: string;
  readonly appVersion: string;
}

const NAME = /^[a-z][a-z0-9-]{0,30}$/;

/** The sites of the host by name and the installations on them by id; ids survive a restart. */
export class SiteRegistry {
  private readonly options: SiteRegistryOptions;
  private readonly sites = new Map<string, Site>();

  constructor(options: SiteRegistryOptions) {
    this.options = options;
    options.database.run(
      `CREATE TABLE IF NOT EXISTS host_site (
         name TEXT PRIMARY KEY, cloud_id TEXT NOT NULL, installation TEXT, installs INTEGER NOT NULL,
         position INTEGER NOT NULL)`,
    );
    options.database.run('CREATE TABLE IF NOT EXISTS host_site_count (one INTEGER NOT NULL)');
  }

  /** Sites that an earlier run of the host has left, in their order. */
  known(): SiteRow[] {
    return this.options.database.all('SELECT * FROM host_site ORDER BY position').map(toRow);
  }

  /** Gives a new site its ids. */
  register(name: string): SiteRow {
    if (!NAME.test(name)) {
      throw new HostError(400, `A site is named by lower-case letters, digits and dashes; not "${name}".`);
    }
    if (this.row(name) !== undefined) throw new HostError(409, `There is already a site ${name}.`);
    const position = this.nextPosition();
    const cloudId = this.options.random.fork(`site/${position}/${name}`).uuid();
    this.options.database.run(
      'INSERT INTO host_site (name, cloud_id, installation, installs, position) VALUES (?, ?, NULL, 0, ?)',
      name,
      cloudId,
      position,
    );
    return { name, cloudId, installation: null };
  }

  open(row: SiteRow, jira: HostedJiraSite): Site {
    const site: Site = {
      name: row.name,
      cloudId: row.cloudId,
      baseUrl: jira.baseUrl,
      jira,
      installation: row.installation === null ? undefined : this.installationOf(row, row.installation),
    };
    this.sites.set(row.name, site);
    return site;
  }

  /** A new installation of the app on the site; the one before, if any, is no more. */
  install(name: string): Installation {
    const site = this.get(name);
    const installs = Number(
      this.options.database.get('SELECT installs FROM host_site WHERE name = ?', name)?.['installs'] ?? 0,
    );
    const id = this.options.random.fork(`site/${site.cloudId}/installation/${installs + 1}`).uuid();
    this.options.database.run(
      'UPDATE host_site SET installation = ?, installs = ? WHERE name = ?',
      id,
      installs + 1,
      name,
    );
    const installation = this.installationOf(site, id);
    this.sites.set(name, { ...site, installation });
    return installation;
  }

  uninstall(name: string): void {
    this.options.database.run('UPDATE host_site SET installation = NULL WHERE name = ?', name);
    this.sites.set(name, { ...this.get(name), installation: undefined });
  }

  remove(name: string): void {
    this.options.database.run('DELETE FROM host_site WHERE name = ?', name);
    this.sites.delete(name);
  }

  list(): readonly Site[] {
    return [...this.sites.values()];
  }

  /** Throws HostError 404 for a name that no site has. */
  get(name: string): Site {
    const site = this.sites.get(name);
    if (site !== undefined) return site;
    const known = [...this.sites.keys()].join(', ') || 'none';
    throw new HostError(404, `There is no site ${name}. Sites: ${known}.`);
  }

  installation(id: string): Installation | undefined {
    return this.list().find((site) => site.installation?.id === id)?.installation;
  }

  /** The account as which the app acts on a site. */
  appAccountId(cloudId: string): string {
    return `557058:${this.options.random.fork(`site/${cloudId}/app-account`).uuid()}`;
  }

  /** Counts every site there ever was: one that is added again gets ids of its own. */
  private nextPosition(): number {
    const { database } = this.options;
    database.run('INSERT INTO host_site_count (one) VALUES (1)');
    return Number(database.get('SELECT count(*) AS n FROM host_site_count')?.['n']);
  }

  private row(name: string): SiteRow | undefined {
    const row = this.options.database.get('SELECT * FROM host_site WHERE name = ?', name);
    return row === undefined ? undefined : toRow(row);
  }

  private installationOf(site: { name: string; cloudId: string }, id: string): Installation {
    return {
      id,
      site: site.name,
      cloudId: site.cloudId,
      contextAri: `ari:cloud:jira::site/${site.cloudId}`,
      environmentId: this.options.environmentId,
      environmentType: 'PRODUCTION',
      appVersion: this.options.appVersion,
      appAccountId: this.appAccountId(site.cloudId),
    };
  }
}

function toRow(row: Record<string, unknown>): SiteRow {
  const installation = row['installation'];
  return {
    name: String(row['name']),
    cloudId: String(row['cloud_id']),
    installation: typeof installation === 'string' ? installation : null,
  };
}
