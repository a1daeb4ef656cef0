import { ENTITY, type KvsRows } from './kvs-rows.ts';
import type { RowTable, StoredRow } from './row-table.ts';

/** The rows of an installation at one moment. */
export interface KvsSnapshot {
  readonly rows: readonly (StoredRow & { readonly space: string })[];
}

/** A stored row as people look at it. */
export interface InspectedRow {
  /** Absent for plain values. */
  readonly entity?: string;
  readonly key: string;
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt?: number;
}

/** All rows of an installation at once: for faults, for removal, and for people to look at. */
export class KvsArchive {
  readonly #table: RowTable;
  readonly #rows: KvsRows;

  constructor(table: RowTable, rows: KvsRows) {
    this.#table = table;
    this.#rows = rows;
  }

  snapshot(installation: string): KvsSnapshot {
    return { rows: this.#table.rowsOf(installation) };
  }

  restore(installation: string, snapshot: KvsSnapshot): void {
    this.#table.transaction(() => {
      this.#table.clear(installation);
      for (const { space, ...row } of snapshot.rows) this.#rows.insert({ installation, space }, row);
    });
  }

  inspect(installation: string, prefix: string): InspectedRow[] {
    const rows = this.#table
      .rowsOf(installation)
      .filter(({ space, key }) => space !== 'secret' && key.startsWith(prefix));
    return rows.map(({ space, ...row }) => {
      return {
        ...(space.startsWith(ENTITY) ? { entity: space.slice(ENTITY.length) } : {}),
        key: row.key,
        value: JSON.parse(row.json),
        createdAt: row.created,
        updatedAt: row.updated,
        ...(row.expires === null ? {} : { expiresAt: row.expires }),
      };
    });
  }
}
