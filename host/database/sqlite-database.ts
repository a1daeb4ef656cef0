import type { Database, SqlValue } from '../database.ts';

/** What `node:sqlite` and `libsql` have in common. */
export interface SqliteHandle {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  run(...params: SqlValue[]): unknown;
  all(...params: SqlValue[]): unknown[];
}

/** A Database over either driver; statements are compiled once. */
export class SqliteDatabase implements Database {
  readonly #handle: SqliteHandle;
  readonly #statements = new Map<string, SqliteStatement>();
  #inTransaction = false;

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  run(sql: string, ...params: SqlValue[]): void {
    this.#prepare(sql).run(...params);
  }

  get(sql: string, ...params: SqlValue[]): Record<string, SqlValue> | undefined {
    // Not by the driver's own get: libsql leaves a statement open that has more rows, and with it a lock.
    return this.all(sql, ...params)[0];
  }

  all(sql: string, ...params: SqlValue[]): Record<string, SqlValue>[] {
    return this.#prepare(sql)
      .all(...params)
      .map(readRow);
  }

  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.#handle.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      this.#handle.exec('COMMIT');
      return result;
    } catch (error) {
      this.#handle.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#handle.close();
  }

  #prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#handle.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Plain columns only: libsql adds `_metadata` to a row and gives blobs now as Buffer, now as ArrayBuffer. */
function readRow(row: unknown): Record<string, SqlValue> {
  const columns: Record<string, SqlValue> = {};
  if (typeof row !== 'object' || row === null) throw new Error(`SQLite answered ${typeof row} for a row.`);
  for (const [name, value] of Object.entries(row)) {
    if (name !== '_metadata') columns[name] = readValue(name, value);
  }
  return columns;
}

function readValue(name: string, value: unknown): SqlValue {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new Error(`SQLite answered ${typeof value} in column ${name}.`);
}
