import type { Database } from '../../database.ts';
import type { Manifest } from '../../manifest.ts';
import type { Random } from '../../random.ts';

export interface WebTriggerUrl {
  readonly token: string;
  readonly installation: string;
  readonly moduleKey: string;
  readonly url: string;
}

/** The addresses under which installations can be called: stable per module until another one is asked for. */
export class WebTriggerUrls {
  private readonly database: Database;
  private readonly manifest: Manifest;
  private readonly random: Random;

  constructor(database: Database, manifest: Manifest, random: Random) {
    this.database = database;
    this.manifest = manifest;
    this.random = random;
    database.run(
      `CREATE TABLE IF NOT EXISTS web_trigger_url (
         token TEXT PRIMARY KEY, installation TEXT NOT NULL, module TEXT NOT NULL, n INTEGER NOT NULL)`,
    );
  }

  /** The latest address of the module; a new one where there is none or `forceCreate` is set. */
  get(installation: string, moduleKey: string, forceCreate: boolean): WebTriggerUrl | undefined {
    if (!this.manifest.webTriggers.some((one) => one.key === moduleKey)) return undefined;
    const known = this.list(installation).filter((one) => one.moduleKey === moduleKey);
    const latest = known.at(-1);
    if (latest !== undefined && !forceCreate) return latest;
    const token = Buffer.from(this.random.bytes(24)).toString('base64url');
    this.database.run(
      'INSERT INTO web_trigger_url (token, installation, module, n) VALUES (?, ?, ?, ?)',
      token,
      installation,
      moduleKey,
      known.length + 1,
    );
    return this.describe(token, installation, moduleKey);
  }

  list(installation: string): WebTriggerUrl[] {
    return this.database
      .all('SELECT token, module FROM web_trigger_url WHERE installation = ? ORDER BY n', installation)
      .map((row) => this.describe(String(row['token']), installation, String(row['module'])));
  }

  find(token: string): WebTriggerUrl | undefined {
    const row = this.database.get('SELECT installation, module FROM web_trigger_url WHERE token = ?', token);
    if (row === undefined) return undefined;
    return this.describe(token, String(row['installation']), String(row['module']));
  }

  /** False where the installation has no such address. */
  delete(installation: string, token: string): boolean {
    const found = this.find(token);
    if (found?.installation !== installation) return false;
    this.database.run('DELETE FROM web_trigger_url WHERE token = ?', token);
    return true;
  }

  /** All addresses of an installation stop answering. */
  forget(installation: string): void {
    this.database.run('DELETE FROM web_trigger_url WHERE installation = ?', installation);
  }

  private describe(token: string, installation: string, moduleKey: string): WebTriggerUrl {
    const module = this.manifest.webTriggers.find((one) => one.key === moduleKey);
    const url =
      module?.urlFormat === 'v2'
        ? `https://${installation}.webtrigger.atlassian.app/public/${token}`
        : `https://${this.manifest.appId}.hello.atlassian-dev.net/x1/${token}`;
    return { token, installation, moduleKey, url };
  }
}
