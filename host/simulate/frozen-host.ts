import type { Database, SqlValue } from '../database.ts';
import type { Host } from '../host.ts';
import type { JiraSnapshot } from '../jira/state.ts';

interface FrozenTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** A host at rest: all that it holds, from which any number of hosts can go on. */
export interface FrozenHost {
  /** Epoch milliseconds of the virtual clock. */
  readonly time: number;
  readonly jira: ReadonlyMap<string, JiraSnapshot>;
  readonly statements: readonly string[];
  readonly tables: readonly FrozenTable[];
}

/** Tables of Jira's records: a thawed host reads them from the snapshots. */
const JIRA_TABLE = /^jira_/;

/** Keeps a host at rest as it is. Events and queues that have not drained are kept, too. */
export function freeze(host: Host, database: Database): FrozenHost {
  const master = database.all(
    'SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid',
  );
  const kept = master.filter((row) => !JIRA_TABLE.test(String(row['name'])));
  return {
    time: host.clock.now(),
    jira: new Map(host.sites().map((site) => [site.name, site.jira.state.snapshot()])),
    statements: kept.map((row) => String(row['sql'])),
    tables: kept
      .filter((row) => row['type'] === 'table')
      .map((row) => frozenRows(database, String(row['name']))),
  };
}

function frozenRows(database: Database, name: string): FrozenTable {
  const rows = database.all(`SELECT * FROM ${name}`);
  const columns = Object.keys(rows[0] ?? {});
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}

/** Tables of the store: a thawed host holds its rows in memory. */
const STORE_TABLE = /^kvs_/;

/** Fills a database, new or used by a thawed host before, with what the frozen host held beside Jira and store. */
export function thawInto(database: Database, frozen: FrozenHost): void {
  database.transaction(() => {
    const there = new Set(database.all('SELECT name FROM sqlite_master').map((row) => String(row['name'])));
    for (const statement of frozen.statements) {
      const name = /^CREATE (?:TABLE|INDEX)\s+(\w+)/.exec(statement)?.[1] ?? '';
      if (!there.has(name) && !STORE_TABLE.test(name)) database.run(statement);
    }
    for (const { name, columns, rows } of frozen.tables) {
      if (STORE_TABLE.test(name)) continue;
      database.run(`DELETE FROM ${name}`);
      const places = columns.map(() => '?').join(', ');
      const insert = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${places})`;
      for (const row of rows) database.run(insert, ...row);
    }
  });
}
