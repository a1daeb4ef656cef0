/**
 * The small face of SQLite that the host uses: `node:sqlite` where Node has it, else `libsql`; in memory for
 * tests. Rows are read by column name and never spread (libsql adds a column of its own).
 */
export interface Database {
  run(sql: string, ...params: SqlValue[]): void;
  get(sql: string, ...params: SqlValue[]): Record<string, SqlValue> | undefined;
  all(sql: string, ...params: SqlValue[]): Record<string, SqlValue>[];
  /** All or nothing; nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export type SqlValue = string | number | bigint | null | Uint8Array;
