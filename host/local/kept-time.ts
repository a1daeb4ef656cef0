import type { Database } from '../database.ts';

const NAME = 'virtual-time';

/** Virtual time of the last run on this database, so that a restart never goes back; undefined for a new one. */
export function keptTime(database: Database): number | undefined {
  database.run('CREATE TABLE IF NOT EXISTS host_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const value = database.get('SELECT value FROM host_setting WHERE name = ?', NAME)?.['value'];
  return typeof value === 'string' ? Number(value) : undefined;
}

export function keepTime(database: Database, now: number): void {
  database.run('INSERT OR REPLACE INTO host_setting (name, value) VALUES (?, ?)', NAME, String(now));
}
