import type { SqlValue } from '../database.ts';
import { MemoryRowTable } from '../forge/kvs/memory-row-table.ts';
import type { RowTable } from '../forge/kvs/row-table.ts';
import { readIndexEntry, readPast, readRow, spaceOf } from '../forge/kvs/sql-row-table.ts';
import type { FrozenHost } from './frozen-host.ts';

/** The store's rows of a frozen host, for one that goes on from it in memory. */
export function thawedRows(frozen: FrozenHost): RowTable {
  const table = new MemoryRowTable();
  const rowsOf = (name: string) => {
    const { columns, rows } = frozen.tables.find((one) => one.name === name) ?? { columns: [], rows: [] };
    return rows.map(
      (row): Record<string, SqlValue> =>
        Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
    );
  };
  for (const row of rowsOf('kvs_row')) table.put(spaceOf(row), readRow(row));
  for (const row of rowsOf('kvs_index')) table.enter(spaceOf(row), readIndexEntry(row));
  for (const row of rowsOf('kvs_past')) table.keepPast(spaceOf(row), readPast(row));
  return table;
}
