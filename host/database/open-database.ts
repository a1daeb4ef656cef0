import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type { Database, SqlValue } from '../database.ts';
import { DatabaseFileError } from './database-file-error.ts';
import { lockFile } from './lock-file.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { type DriverName, openSqlite, sqliteDrivers } from './sqlite-driver.ts';

/** Raised by one when a release can no longer read what the last one wrote. */
const SCHEMA_VERSION = 1;

export interface DatabaseOptions {
  /** Absent: in memory, gone when closed. */
  readonly file?: string;
  readonly driver?: DriverName;
  /** FULL (default) survives a power cut, NORMAL a crash of the process. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

/**
 * Opens or creates the host's one database. Throws DatabaseFileError for a file that is damaged, is in use by
 * another process, or was written by another release.
 */
export function openDatabase(options: DatabaseOptions = {}): Database {
  const driver = options.driver ?? sqliteDrivers()[0] ?? 'libsql';
  if (options.file === undefined)
    return withSchema(new SqliteDatabase(openSqlite(driver, ':memory:')), 'memory');
  const file = options.file;
  refuseForeignFile(file);
  const unlock = lockFile(file);
  let database: SqliteDatabase | undefined;
  try {
    database = new SqliteDatabase(openSqlite(driver, file));
    refuseDamage(database, file);
    database.all('PRAGMA journal_mode = WAL');
    database.all(`PRAGMA synchronous = ${options.synchronous ?? 'FULL'}`);
    return new LockedDatabase(withSchema(database, file), unlock);
  } catch (error) {
    database?.close();
    unlock();
    throw error instanceof DatabaseFileError ? error : explain(file, error);
  }
}

/** Puts everything into the one file and gives up the lock when it is closed. */
class LockedDatabase implements Database {
  readonly #inner: Database;
  readonly #unlock: () => void;

  constructor(inner: Database, unlock: () => void) {
    this.#inner = inner;
    this.#unlock = unlock;
  }

  run(sql: string, ...params: SqlValue[]): void {
    this.#inner.run(sql, ...params);
  }

  get(sql: string, ...params: SqlValue[]): Record<string, SqlValue> | undefined {
    return this.#inner.get(sql, ...params);
  }

  all(sql: string, ...params: SqlValue[]): Record<string, SqlValue>[] {
    return this.#inner.all(sql, ...params);
  }

  transaction<T>(work: () => T): T {
    return this.#inner.transaction(work);
  }

  close(): void {
    this.#inner.all('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#inner.close();
    this.#unlock();
  }
}

function refuseForeignFile(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const head = new Uint8Array(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  if (new TextDecoder().decode(head) !== 'SQLite format 3\0')
    throw damaged(file, 'it does not begin as an SQLite file');
}

/** Before anything is written: a check after the first write would be too late. */
function refuseDamage(database: Database, file: string): void {
  const answer = database.get('PRAGMA quick_check(1)')?.['quick_check'];
  if (answer !== 'ok') throw damaged(file, String(answer));
}

function withSchema<T extends Database>(database: T, place: string): T {
  database.transaction(() => {
    database.run('CREATE TABLE IF NOT EXISTS host_schema (version INTEGER NOT NULL)');
    const found = database.get('SELECT version FROM host_schema')?.['version'];
    if (found === undefined) database.run('INSERT INTO host_schema (version) VALUES (?)', SCHEMA_VERSION);
    else if (found !== SCHEMA_VERSION) {
      throw new DatabaseFileError(
        `The database ${place} has schema version ${found} and this release reads ${SCHEMA_VERSION}: start the release that wrote it, or begin anew in another folder (--data DIR).`,
      );
    }
  });
  return database;
}

function explain(file: string, error: unknown): DatabaseFileError {
  const message = error instanceof Error ? error.message : String(error);
  if (/not a database|malformed|corrupt/i.test(message)) return damaged(file, message);
  return new DatabaseFileError(
    `The database ${file} cannot be opened (${message}): check the folder and its rights.`,
  );
}

function damaged(file: string, reason: string): DatabaseFileError {
  return new DatabaseFileError(
    `The database ${file} is damaged (${reason}): put a copy back or move it away to begin anew; it was left as it is.`,
  );
}
