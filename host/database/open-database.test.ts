import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseFileError } from './database-file-error.ts';
import { openDatabase } from './open-database.ts';
import { sqliteDrivers } from './sqlite-driver.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-db-'));
  file = join(folder, 'host.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(sqliteDrivers())('a database of %s', (driver) => {
  it('gives values of every type back as they were written', () => {
    const database = openDatabase({ driver });
    database.run('CREATE TABLE t (a, b, c, d)');
    database.run('INSERT INTO t VALUES (?, ?, ?, ?)', 1.5, 'é', null, new Uint8Array([1, 2]));
    const row = { a: 1.5, b: 'é', c: null, d: new Uint8Array([1, 2]) };
    const plain = (found: Record<string, unknown> | undefined) => ({
      ...found,
      d: new Uint8Array(blob(found?.['d'])),
    });
    expect(plain(database.get('SELECT * FROM t'))).toEqual(row);
    expect(database.all('SELECT * FROM t').map(plain)).toEqual([row]);
    expect(database.get('SELECT * FROM t WHERE a = ?', 9)).toBeUndefined();
    database.close();
  });

  it('a transaction that throws leaves nothing, and a nested one joins the outer', () => {
    const database = openDatabase({ driver });
    database.run('CREATE TABLE t (a)');
    const attempt = () =>
      database.transaction(() => {
        database.run('INSERT INTO t VALUES (1)');
        database.transaction(() => database.run('INSERT INTO t VALUES (2)'));
        throw new Error('stop');
      });
    expect(attempt).toThrow('stop');
    expect(database.all('SELECT * FROM t')).toEqual([]);
    database.transaction(() => database.run('INSERT INTO t VALUES (3)'));
    expect(database.all('SELECT a FROM t')).toEqual([{ a: 3 }]);
    database.close();
  });

  it('a file is written ahead of itself, synced in full, and keeps what was committed', () => {
    const database = openDatabase({ driver, file });
    expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    database.run('CREATE TABLE t (a)');
    database.run('INSERT INTO t VALUES (1)');
    database.close();
    const again = openDatabase({ driver, file });
    expect(again.get('SELECT a FROM t')).toEqual({ a: 1 });
    again.close();
  });

  it('a file that another process holds is refused in one sentence', () => {
    const first = openDatabase({ driver, file });
    first.run('CREATE TABLE t (a)');
    expect(() => openDatabase({ driver, file })).toThrow(/in use by process \d+: stop that one/);
    first.close();
    openDatabase({ driver, file }).close();
  });

  it('the lock of a process that is no more is taken over', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(`${file}.lock`, String(pid));
    openDatabase({ driver, file }).close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('a file of another schema version is refused and says what to do', () => {
    const database = openDatabase({ driver, file });
    database.run('UPDATE host_schema SET version = 99');
    database.close();
    expect(() => openDatabase({ driver, file })).toThrow(/schema version 99 and this release reads 1/);
  });

  it('a damaged file is refused in one sentence and not a byte of it changes', () => {
    const database = openDatabase({ driver, file });
    database.run('CREATE TABLE t (a PRIMARY KEY, b)');
    for (let n = 0; n < 200; n += 1) database.run('INSERT INTO t VALUES (?, ?)', n, 'x'.repeat(200));
    database.close();
    const whole = readFileSync(file);
    const cases = {
      text: Buffer.from('this is not a database'),
      short: Buffer.from('SQL'),
      cut: whole.subarray(0, 5000),
      overwritten: Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]),
    };
    for (const bytes of Object.values(cases)) {
      writeFileSync(file, bytes);
      expect(() => openDatabase({ driver, file })).toThrow(DatabaseFileError);
      expect(() => openDatabase({ driver, file })).toThrow(/is damaged \(.*\): put a copy back/s);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  });

  it('a folder that does not exist is named', () => {
    expect(() => openDatabase({ driver, file: join(folder, 'none', 'x.sqlite') })).toThrow(
      /none\/x\.sqlite cannot be opened/,
    );
  });
});

function blob(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error('no blob');
}
