import type { Database } from '../../database.ts';

/** A product event on its way to one trigger module. */
export interface StoredEvent {
  readonly id: number;
  readonly installation: string;
  readonly module: string;
  readonly name: string;
  /** JSON */
  readonly payload: string;
  /** Epoch ms */
  readonly due: number;
  /** Deliveries that have failed. */
  readonly attempt: number;
  /** JSON of `retryContext`, null on the first delivery. */
  readonly retry: string | null;
}

/** Undelivered product events, kept across restarts. */
export class EventRows {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    database.run(
      `CREATE TABLE IF NOT EXISTS product_event (
         id INTEGER PRIMARY KEY, installation TEXT NOT NULL, module TEXT NOT NULL, name TEXT NOT NULL,
         payload TEXT NOT NULL, due REAL NOT NULL, attempt INTEGER NOT NULL, retry TEXT)`,
    );
  }

  add(event: Omit<StoredEvent, 'id'>): StoredEvent {
    const row = this.database.get(
      `INSERT INTO product_event (installation, module, name, payload, due, attempt, retry)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      event.installation,
      event.module,
      event.name,
      event.payload,
      event.due,
      event.attempt,
      event.retry,
    );
    return { ...event, id: Number(row?.['id']) };
  }

  postpone(event: StoredEvent, change: Pick<StoredEvent, 'attempt' | 'due' | 'retry'>): StoredEvent {
    this.database.run(
      'UPDATE product_event SET attempt = ?, due = ?, retry = ? WHERE id = ?',
      change.attempt,
      change.due,
      change.retry,
      event.id,
    );
    return { ...event, ...change };
  }

  has(id: number): boolean {
    return this.database.get('SELECT 1 AS one FROM product_event WHERE id = ?', id) !== undefined;
  }

  remove(id: number): void {
    this.database.run('DELETE FROM product_event WHERE id = ?', id);
  }

  forget(installation: string): void {
    this.database.run('DELETE FROM product_event WHERE installation = ?', installation);
  }

  count(): number {
    return Number(this.database.get('SELECT count(*) AS n FROM product_event')?.['n'] ?? 0);
  }

  all(): StoredEvent[] {
    return this.database.all('SELECT * FROM product_event ORDER BY id').map((row) => ({
      id: Number(row['id']),
      installation: String(row['installation']),
      module: String(row['module']),
      name: String(row['name']),
      payload: String(row['payload']),
      due: Number(row['due']),
      attempt: Number(row['attempt']),
      retry: row['retry'] === null || row['retry'] === undefined ? null : String(row['retry']),
    }));
  }
}
