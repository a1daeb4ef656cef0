import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import type { PlatformOptions } from './host-options.ts';

/** The deployed environment of the app: one for all sites of a host, the same after a restart. */
export interface HostEnvironment {
  readonly id: string;
  /** How often a host was started on this database: the same seed must not draw the same ids again. */
  readonly run: number;
  readonly variables: Readonly<Record<string, string>>;
}

const TOKEN_SECRET = 'COUNTERPART_TOKEN_SECRET';

export function environmentOf(options: PlatformOptions): HostEnvironment {
  const { database, random, clock } = options;
  database.run('CREATE TABLE IF NOT EXISTS host_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const keep = (name: string, make: () => string): string => {
    const kept = database.get('SELECT value FROM host_setting WHERE name = ?', name)?.['value'];
    if (typeof kept === 'string') return kept;
    const made = make();
    database.run('INSERT INTO host_setting (name, value) VALUES (?, ?)', name, made);
    return made;
  };
  const seeded = random.fork('environment');
  // A run in virtual time must be the same for the same seed, its secret included.
  const secret = () => Buffer.from(clock.kind === 'virtual' ? seeded.bytes(32) : randomBytes(32));
  return {
    run: countRun(database),
    id: keep('environment', () => seeded.uuid()),
    variables: {
      [TOKEN_SECRET]: keep(TOKEN_SECRET, () => secret().toString('base64url')),
      ...options.variables,
    },
  };
}

function countRun(database: Database): number {
  database.run('CREATE TABLE IF NOT EXISTS host_run (one INTEGER NOT NULL)');
  database.run('INSERT INTO host_run (one) VALUES (1)');
  return Number(database.get('SELECT count(*) AS n FROM host_run')?.['n']);
}
