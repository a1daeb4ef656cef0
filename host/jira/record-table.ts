import type { Database } from '../database.ts';
import type { JiraSnapshot } from './state.ts';

/** Where a site's records live on disk: (kind, id, json), blobs and id counters in tables of their own. */
export interface RecordTable {
  records(kind: string): { id: string; json: string }[];
  counters(): [string, number][];
  blobs(): [string, Uint8Array][];
  /** `json` undefined deletes. */
  saveRecord(kind: string, id: string, json: string | undefined): void;
  saveCounter(kind: string, value: number): void;
  saveBlob(id: string, bytes: Uint8Array | undefined): void;
  transaction<T>(work: () => T): T;
}

const MEMORY_ONLY: RecordTable = {
  records: () => [],
  counters: () => [],
  blobs: () => [],
  saveRecord: () => {},
  saveCounter: () => {},
  saveBlob: () => {},
  transaction: (work) => work(),
};

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS jira_record (site TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
     json TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (site, kind, id))`,
  `CREATE TABLE IF NOT EXISTS jira_blob (site TEXT NOT NULL, id TEXT NOT NULL, bytes BLOB NOT NULL,
     PRIMARY KEY (site, id))`,
  `CREATE TABLE IF NOT EXISTS jira_counter (site TEXT NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL,
     PRIMARY KEY (site, kind))`,
];

/** Without a database the site lives in memory alone. */
export function createRecordTable(site: string, database?: Database): RecordTable {
  if (!database) return MEMORY_ONLY;
  for (const statement of SCHEMA) database.run(statement);
  const last = database.get('SELECT MAX(position) AS last FROM jira_record WHERE site = ?', site);
  let position = Number(last?.['last'] ?? 0);
  return {
    records: (kind) =>
      database
        .all('SELECT id, json FROM jira_record WHERE site = ? AND kind = ? ORDER BY position', site, kind)
        .map((row) => ({ id: String(row['id']), json: String(row['json']) })),
    counters: () =>
      database
        .all('SELECT kind, value FROM jira_counter WHERE site = ?', site)
        .map((row) => [String(row['kind']), Number(row['value'])]),
    blobs: () =>
      database
        .all('SELECT id, bytes FROM jira_blob WHERE site = ?', site)
        .map((row) => [String(row['id']), toBytes(row['bytes'])]),
    saveRecord: (kind, id, json) => {
      if (json === undefined) {
        database.run('DELETE FROM jira_record WHERE site = ? AND kind = ? AND id = ?', site, kind, id);
        return;
      }
      position += 1;
      database.run(
        `INSERT INTO jira_record (site, kind, id, json, position) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (site, kind, id) DO UPDATE SET json = excluded.json`,
        site,
        kind,
        id,
        json,
        position,
      );
    },
    saveCounter: (kind, value) =>
      database.run(
        'INSERT INTO jira_counter (site, kind, value) VALUES (?, ?, ?) ON CONFLICT (site, kind) DO UPDATE SET value = excluded.value',
        site,
        kind,
        value,
      ),
    saveBlob: (id, bytes) => {
      database.run('DELETE FROM jira_blob WHERE site = ? AND id = ?', site, id);
      if (bytes) database.run('INSERT INTO jira_blob (site, id, bytes) VALUES (?, ?, ?)', site, id, bytes);
    },
    transaction: (work) => database.transaction(work),
  };
}

/** A table that begins with what a snapshot holds and forgets every write: for sites that live for one run. */
export function frozenTable(snapshot: JiraSnapshot): RecordTable {
  return {
    ...MEMORY_ONLY,
    records: (kind) => snapshot.records.filter((record) => record.kind === kind),
    counters: () => Object.entries(snapshot.counters),
    blobs: () => [...snapshot.blobs],
  };
}

export function isRecordTable(source: Database | RecordTable | undefined): source is RecordTable {
  return source !== undefined && 'saveRecord' in source;
}

function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new Error(
    'The database holds an attachment that is not a blob; restore the data folder from a copy.',
  );
}
