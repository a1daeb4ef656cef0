import type { Database } from '../../database.ts';
import { ENTITY, type KvsRows, type StoredRow, toStoredRow } from './kvs-rows.ts';

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
  readonly #database: Database;
  readonly #rows: KvsRows;

  constructor(database: Database, rows: KvsRows) {
    this.#database = database;
    this.#rows = rows;
  }

  snapshot(installation: string): KvsSnapshot {
    const rows = this.#database.all('SELECT * FROM kvs_row WHERE installation = ?', installation);
    return { rows: rows.map((row) => ({ ...toStoredRow(row), space: String(row['space']) })) };
  }

  restore(installation: string, snapshot: KvsSnapshot): void {
    this.#database.transaction(() => {
      for (const table of ['kvs_row', 'kvs_index', 'kvs_past']) {
        this.#database.run(`DELETE FROM ${table} WHERE installation = ?`, installation);
      }
      for (const { space, ...row } of snapshot.rows) this.#rows.insert({ installation, space }, row);
    });
  }

  inspect(installation: string, prefix: string): InspectedRow[] {
    const rows = this.#database.all(
      "SELECT * FROM kvs_row WHERE installation = ? AND space <> 'secret' AND substr(key, 1, length(?)) = ? ORDER BY space, key",
      installation,
      prefix,
      prefix,
    );
    return rows.map((found) => {
      const row = toStoredRow(found);
      const space = String(found['space']);
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
