import { STORE } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';
import type { Database, SqlValue } from '../../database.ts';
import type { Random } from '../../random.ts';
import type { EntitySchemas } from './entity-schemas.ts';
import { attributesOf, placeInIndex } from './index-place.ts';

/** Which rows: '' plain values, 'secret', or 'entity:<name>', of one installation. */
export interface Space {
  readonly installation: string;
  readonly space: string;
}

/** Times are epoch milliseconds. */
export interface StoredRow {
  readonly key: string;
  readonly json: string;
  readonly created: number;
  readonly updated: number;
  /** When its time is over; the row stays readable until it drops. */
  readonly expires: number | null;
  readonly drops: number | null;
}

export const ENTITY = 'entity:';
const LATEST_REMOVAL_MS = STORE.expiredHours * 3_600_000;

const TABLES = [
  `CREATE TABLE IF NOT EXISTS kvs_row (
    installation TEXT NOT NULL, space TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL,
    created INTEGER NOT NULL, updated INTEGER NOT NULL, expires INTEGER, drops INTEGER,
    PRIMARY KEY (installation, space, key)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS kvs_row_drops ON kvs_row (drops) WHERE drops IS NOT NULL',
  `CREATE TABLE IF NOT EXISTS kvs_index (
    installation TEXT NOT NULL, space TEXT NOT NULL, name TEXT NOT NULL, part TEXT NOT NULL,
    range NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (installation, space, name, part, range, key)) WITHOUT ROWID`,
  // What queries go on seeing of a row after a write: until when, and what it held (json NULL: nothing).
  `CREATE TABLE IF NOT EXISTS kvs_past (
    installation TEXT NOT NULL, space TEXT NOT NULL, key TEXT NOT NULL, until INTEGER NOT NULL, n INTEGER NOT NULL,
    json TEXT, created INTEGER, updated INTEGER, expires INTEGER, drops INTEGER,
    PRIMARY KEY (installation, space, key, until, n)) WITHOUT ROWID`,
];

export interface KvsRowsOptions {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly entities: EntitySchemas;
  /** Milliseconds by which queries lag behind writes. */
  readonly queryLag: (installation: string) => number;
}

/** The rows of every installation and the indexes over them. Each call is one step of the database. */
export class KvsRows {
  readonly #options: KvsRowsOptions;
  #writes = 0;

  constructor(options: KvsRowsOptions) {
    this.#options = options;
    for (const table of TABLES) options.database.run(table);
  }

  get(space: Space, key: string): StoredRow | undefined {
    const row = this.#options.database.get(
      'SELECT * FROM kvs_row WHERE installation = ? AND space = ? AND key = ?',
      space.installation,
      space.space,
      key,
    );
    const stored = row === undefined ? undefined : toStoredRow(row);
    return this.#stands(stored) ? stored : undefined;
  }

  put(space: Space, key: string, json: string, ttlMs: number | undefined): StoredRow {
    const { database, clock, random } = this.#options;
    const now = clock.now();
    return database.transaction(() => {
      if (ttlMs !== undefined) this.#removeDropped(space.installation);
      const before = this.get(space, key);
      const row: StoredRow = {
        key,
        json,
        created: before?.created ?? now,
        updated: now,
        expires: ttlMs === undefined ? null : now + ttlMs,
        drops: ttlMs === undefined ? null : now + ttlMs + random.below(LATEST_REMOVAL_MS),
      };
      this.#keepPast(space, key, before);
      this.#unindex(space, key);
      this.insert(space, row);
      return row;
    });
  }

  /** Answers what was deleted. */
  delete(space: Space, key: string): StoredRow | undefined {
    return this.#options.database.transaction(() => {
      const before = this.get(space, key);
      if (before === undefined) return undefined;
      this.#keepPast(space, key, before);
      this.#remove(space, key);
      return before;
    });
  }

  /** What queries still see in place of rows written less than a lag ago; undefined: no row yet. */
  past(space: Space): ReadonlyMap<string, StoredRow | undefined> {
    const { database, clock } = this.#options;
    const where = 'WHERE installation = ? AND space = ?';
    const params = [space.installation, space.space, clock.now()] as const;
    database.run(`DELETE FROM kvs_past ${where} AND until <= ?`, ...params);
    const past = new Map<string, StoredRow | undefined>();
    for (const row of database.all(
      `SELECT * FROM kvs_past ${where} AND until > ? ORDER BY until, n`,
      ...params,
    )) {
      const key = text(row, 'key');
      if (past.has(key)) continue;
      const stored = row['json'] === null ? undefined : toStoredRow(row);
      past.set(key, this.#stands(stored) ? stored : undefined);
    }
    return past;
  }

  /** Writes a row with its places in the indexes and nothing else: no lag, no times of its own. */
  insert(space: Space, row: StoredRow): void {
    const { database } = this.#options;
    database.run(
      'INSERT OR REPLACE INTO kvs_row (installation, space, key, json, created, updated, expires, drops) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      space.installation,
      space.space,
      row.key,
      row.json,
      row.created,
      row.updated,
      row.expires,
      row.drops,
    );
    this.#eachPlace(space, row.json, (name, part, range) =>
      database.run(
        'INSERT OR REPLACE INTO kvs_index (installation, space, name, part, range, key) VALUES (?, ?, ?, ?, ?, ?)',
        space.installation,
        space.space,
        name,
        part,
        range,
        row.key,
      ),
    );
  }

  #stands(row: StoredRow | undefined): boolean {
    return row !== undefined && (row.drops === null || row.drops > this.#options.clock.now());
  }

  #removeDropped(installation: string): void {
    const dropped = this.#options.database.all(
      'SELECT space, key FROM kvs_row WHERE drops IS NOT NULL AND drops <= ? AND installation = ? LIMIT 50',
      this.#options.clock.now(),
      installation,
    );
    for (const row of dropped) this.#remove({ installation, space: text(row, 'space') }, text(row, 'key'));
  }

  #remove(space: Space, key: string): void {
    this.#unindex(space, key);
    this.#options.database.run(
      'DELETE FROM kvs_row WHERE installation = ? AND space = ? AND key = ?',
      space.installation,
      space.space,
      key,
    );
  }

  /** By what the row holds, dropped or not: the index has no entry that the row does not explain. */
  #unindex(space: Space, key: string): void {
    if (!space.space.startsWith(ENTITY)) return;
    const row = this.#options.database.get(
      'SELECT json FROM kvs_row WHERE installation = ? AND space = ? AND key = ?',
      space.installation,
      space.space,
      key,
    );
    if (row === undefined) return;
    this.#eachPlace(space, text(row, 'json'), (name, part, range) =>
      this.#options.database.run(
        'DELETE FROM kvs_index WHERE installation = ? AND space = ? AND name = ? AND part = ? AND range = ? AND key = ?',
        space.installation,
        space.space,
        name,
        part,
        range,
        key,
      ),
    );
  }

  #eachPlace(
    space: Space,
    json: string,
    visit: (name: string, part: string, range: number | string) => void,
  ): void {
    if (!space.space.startsWith(ENTITY)) return;
    const schema = this.#options.entities.find(space.space.slice(ENTITY.length));
    if (schema === undefined) return;
    const attributes = attributesOf(json);
    for (const index of schema.indexes) {
      const place = placeInIndex(index, attributes);
      if (place !== undefined) visit(index.name, place.partition, place.range);
    }
  }

  #keepPast(space: Space, key: string, before: StoredRow | undefined): void {
    const { database, clock, queryLag } = this.#options;
    const lag = queryLag(space.installation);
    if (lag <= 0) return;
    this.#writes += 1;
    database.run(
      'INSERT OR IGNORE INTO kvs_past (installation, space, key, until, n, json, created, updated, expires, drops) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      space.installation,
      space.space,
      key,
      clock.now() + lag,
      this.#writes,
      before?.json ?? null,
      before?.created ?? null,
      before?.updated ?? null,
      before?.expires ?? null,
      before?.drops ?? null,
    );
  }
}

export function toStoredRow(row: Readonly<Record<string, SqlValue>>): StoredRow {
  return {
    key: text(row, 'key'),
    json: text(row, 'json'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
    expires: row['expires'] === null ? null : integer(row, 'expires'),
    drops: row['drops'] === null ? null : integer(row, 'drops'),
  };
}

function text(row: Readonly<Record<string, SqlValue>>, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`The database holds ${typeof value} in ${column}.`);
  return value;
}

function integer(row: Readonly<Record<string, SqlValue>>, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`The database holds ${typeof value} in ${column}.`);
  return value;
}
