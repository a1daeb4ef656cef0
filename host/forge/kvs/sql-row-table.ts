import type { Database, SqlValue } from '../../database.ts';
import { readRange } from './index-place.ts';
import type { PastRow, Place, Position, RowTable, Space, StoredRow, Stretch } from './row-table.ts';

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
  // Of a past row, json NULL means that there was none.
  `CREATE TABLE IF NOT EXISTS kvs_past (
    installation TEXT NOT NULL, space TEXT NOT NULL, key TEXT NOT NULL, until INTEGER NOT NULL, n INTEGER NOT NULL,
    json TEXT, created INTEGER, updated INTEGER, expires INTEGER, drops INTEGER,
    PRIMARY KEY (installation, space, key, until, n)) WITHOUT ROWID`,
];

/** How many dropped rows one write takes away. */
const DROPS_AT_ONCE = 50;

/** Rows in the host's database: a restart loses none. */
export class SqlRowTable implements RowTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    for (const table of TABLES) database.run(table);
  }

  get({ installation, space }: Space, key: string): StoredRow | undefined {
    const sql = 'SELECT * FROM kvs_row WHERE installation = ? AND space = ? AND key = ?';
    const row = this.#database.get(sql, installation, space, key);
    return row === undefined ? undefined : readRow(row);
  }

  put({ installation, space }: Space, row: StoredRow): void {
    const { key, json, created, updated, expires, drops } = row;
    const sql =
      'INSERT OR REPLACE INTO kvs_row (installation, space, key, json, created, updated, expires, drops) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
    this.#database.run(sql, installation, space, key, json, created, updated, expires, drops);
  }

  delete({ installation, space }: Space, key: string): void {
    const sql = 'DELETE FROM kvs_row WHERE installation = ? AND space = ? AND key = ?';
    this.#database.run(sql, installation, space, key);
  }

  enter({ installation, space }: Space, { name, part, range, key }: Place): void {
    const sql =
      'INSERT OR REPLACE INTO kvs_index (installation, space, name, part, range, key) VALUES (?, ?, ?, ?, ?, ?)';
    this.#database.run(sql, installation, space, name, part, range, key);
  }

  leave({ installation, space }: Space, { name, part, range, key }: Place): void {
    const sql =
      'DELETE FROM kvs_index WHERE installation = ? AND space = ? AND name = ? AND part = ? AND range = ? AND key = ?';
    this.#database.run(sql, installation, space, name, part, range, key);
  }

  byKey({ installation, space }: Space, stretch: Stretch): Position[] {
    const sql = 'SELECT key AS range, key FROM kvs_row WHERE installation = ? AND space = ?';
    return this.#positions(sql, 'key', [installation, space], stretch);
  }

  byIndex({ installation, space }: Space, name: string, part: string, stretch: Stretch): Position[] {
    const sql =
      'SELECT range, key FROM kvs_index WHERE installation = ? AND space = ? AND name = ? AND part = ?';
    return this.#positions(sql, 'range', [installation, space, name, part], stretch);
  }

  keepPast({ installation, space }: Space, { key, until, n, before }: PastRow): void {
    this.#database.run(
      'INSERT OR IGNORE INTO kvs_past (installation, space, key, until, n, json, created, updated, expires, drops) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      installation,
      space,
      key,
      until,
      n,
      before?.json ?? null,
      before?.created ?? null,
      before?.updated ?? null,
      before?.expires ?? null,
      before?.drops ?? null,
    );
  }

  past({ installation, space }: Space, now: number): readonly PastRow[] {
    const where = 'FROM kvs_past WHERE installation = ? AND space = ?';
    this.#database.run(`DELETE ${where} AND until <= ?`, installation, space, now);
    return this.#database.all(`SELECT * ${where} ORDER BY until, n`, installation, space).map(readPast);
  }

  dropped(installation: string, now: number) {
    const sql = `SELECT space, key FROM kvs_row WHERE drops IS NOT NULL AND drops <= ? AND installation = ? LIMIT ${DROPS_AT_ONCE}`;
    const rows = this.#database.all(sql, now, installation);
    return rows.map((row) => ({ space: text(row, 'space'), key: text(row, 'key') }));
  }

  rowsOf(installation: string): readonly (StoredRow & { readonly space: string })[] {
    return this.#database
      .all('SELECT * FROM kvs_row WHERE installation = ? ORDER BY space, key', installation)
      .map((row) => ({ ...readRow(row), space: text(row, 'space') }));
  }

  clear(installation: string): void {
    for (const table of ['kvs_row', 'kvs_index', 'kvs_past']) {
      this.#database.run(`DELETE FROM ${table} WHERE installation = ?`, installation);
    }
  }

  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  #positions(
    from: string,
    column: 'key' | 'range',
    params: readonly SqlValue[],
    { low, high, after, limit, descending }: Stretch,
  ): Position[] {
    let sql = from;
    const values: SqlValue[] = [...params];
    const add = (clause: string, ...added: SqlValue[]) => {
      sql += ` AND ${clause}`;
      values.push(...added);
    };
    if (low !== undefined) add(`${column} >= ?`, low);
    if (high !== undefined) add(`${column} <= ?`, high);
    if (after !== undefined && column === 'range')
      add(`(range, key) ${descending ? '<' : '>'} (?, ?)`, after.range, after.key);
    if (after !== undefined && column === 'key') add(`key ${descending ? '<' : '>'} ?`, after.key);
    const order = descending ? ' DESC' : '';
    const columns = column === 'key' ? `key${order}` : `range${order}, key${order}`;
    return this.#database
      .all(`${sql} ORDER BY ${columns} LIMIT ?`, ...values, limit)
      .map((row) => ({ range: readRange(row['range']), key: text(row, 'key') }));
  }
}

export function readRow(row: Readonly<Record<string, SqlValue>>): StoredRow {
  return {
    key: text(row, 'key'),
    json: text(row, 'json'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
    expires: row['expires'] === null ? null : integer(row, 'expires'),
    drops: row['drops'] === null ? null : integer(row, 'drops'),
  };
}

export function readPast(row: Readonly<Record<string, SqlValue>>): PastRow {
  return {
    key: text(row, 'key'),
    until: integer(row, 'until'),
    n: integer(row, 'n'),
    before: row['json'] === null ? undefined : readRow(row),
  };
}

export function readIndexEntry(row: Readonly<Record<string, SqlValue>>): Place {
  const [name, part, key] = [text(row, 'name'), text(row, 'part'), text(row, 'key')];
  return { name, part, key, range: readRange(row['range']) };
}

export function spaceOf(row: Readonly<Record<string, SqlValue>>): Space {
  return { installation: text(row, 'installation'), space: text(row, 'space') };
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
