import { createRequire } from 'node:module';
import type { SqliteHandle } from './sqlite-database.ts';

export type DriverName = 'node:sqlite' | 'libsql';

type OpenSqlite = new (path: string) => SqliteHandle;

interface NodeSqlite {
  readonly DatabaseSync: OpenSqlite;
}

/** The drivers that this Node has, the preferred one first. */
export function sqliteDrivers(): DriverName[] {
  return nodeSqlite() === undefined ? ['libsql'] : ['node:sqlite', 'libsql'];
}

/** `path` is a file or `:memory:`. */
export function openSqlite(driver: DriverName, path: string): SqliteHandle {
  if (driver === 'libsql') {
    // Loaded here and not at the top: where node:sqlite serves, the native library is never touched.
    const require = createRequire(import.meta.url);
    const found: unknown = require('libsql');
    if (!isLibsql(found)) throw new Error('The package libsql does not export a constructor: run npm ci.');
    return new found(path);
  }
  const sqlite = nodeSqlite();
  if (sqlite === undefined)
    throw new Error(`Node ${process.version} has no node:sqlite: use the driver libsql.`);
  return new sqlite.DatabaseSync(path);
}

function nodeSqlite(): NodeSqlite | undefined {
  const found: unknown = process.getBuiltinModule('node:sqlite');
  return isNodeSqlite(found) ? found : undefined;
}

function isNodeSqlite(found: unknown): found is NodeSqlite {
  return typeof found === 'object' && found !== null && 'DatabaseSync' in found;
}

function isLibsql(found: unknown): found is OpenSqlite {
  return typeof found === 'function';
}
