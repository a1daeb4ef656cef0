import type { Database, SqlValue } from '../../database.ts';

type EventState = 'ready' | 'run' | 'done' | 'failed' | 'cancelled';

/** One event in a queue. Times are epoch milliseconds. */
export interface QueueEvent {
  readonly id: string;
  readonly installation: string;
  readonly queue: string;
  readonly job: string;
  /** JSON */
  readonly body: string;
  readonly delaySeconds: number | null;
  readonly concurrencyKey: string | null;
  readonly concurrencyLimit: number | null;
  /** The invocation at which the chain of pushes began. */
  readonly origin: string;
  readonly state: EventState;
  readonly due: number;
  readonly pushed: number;
  /** Deliveries that were answered with a retry or failed. */
  readonly retries: number;
  /** Deliveries put off because its concurrency key was taken, since the last one that was not. */
  readonly throttled: number;
  /** Deliveries that are to follow although the event was done, as the platform may. */
  readonly copies: number;
  readonly retryReason: string | null;
  /** JSON */
  readonly retryData: string | null;
}

export const EVENT_TABLES = [
  `CREATE TABLE IF NOT EXISTS queue_event (
    id TEXT PRIMARY KEY, installation TEXT NOT NULL, queue TEXT NOT NULL, job TEXT NOT NULL, body TEXT NOT NULL,
    delay INTEGER, concurrency_key TEXT, concurrency_limit INTEGER, origin TEXT NOT NULL, state TEXT NOT NULL,
    due INTEGER NOT NULL, pushed INTEGER NOT NULL, retries INTEGER NOT NULL, throttled INTEGER NOT NULL,
    copies INTEGER NOT NULL, retry_reason TEXT, retry_data TEXT, owner TEXT, lease INTEGER, ended INTEGER) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS queue_event_job ON queue_event (installation, queue, job)',
  'CREATE INDEX IF NOT EXISTS queue_event_state ON queue_event (state, installation, concurrency_key)',
  `CREATE TABLE IF NOT EXISTS queue_origin (
    installation TEXT NOT NULL, origin TEXT NOT NULL, pushes INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (installation, origin)) WITHOUT ROWID`,
];

export function insertEvent(database: Database, event: QueueEvent): void {
  database.run(
    `INSERT INTO queue_event (id, installation, queue, job, body, delay, concurrency_key, concurrency_limit, origin,
      state, due, pushed, retries, throttled, copies, retry_reason, retry_data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    event.id,
    event.installation,
    event.queue,
    event.job,
    event.body,
    event.delaySeconds,
    event.concurrencyKey,
    event.concurrencyLimit,
    event.origin,
    event.state,
    event.due,
    event.pushed,
    event.retries,
    event.throttled,
    event.copies,
    event.retryReason,
    event.retryData,
  );
}

export function readEvent(row: Readonly<Record<string, SqlValue>>): QueueEvent {
  return {
    id: text(row, 'id'),
    installation: text(row, 'installation'),
    queue: text(row, 'queue'),
    job: text(row, 'job'),
    body: text(row, 'body'),
    delaySeconds: orNull(row, 'delay', integer),
    concurrencyKey: orNull(row, 'concurrency_key', text),
    concurrencyLimit: orNull(row, 'concurrency_limit', integer),
    origin: text(row, 'origin'),
    state: readState(text(row, 'state')),
    due: integer(row, 'due'),
    pushed: integer(row, 'pushed'),
    retries: integer(row, 'retries'),
    throttled: integer(row, 'throttled'),
    copies: integer(row, 'copies'),
    retryReason: orNull(row, 'retry_reason', text),
    retryData: orNull(row, 'retry_data', text),
  };
}

function readState(state: string): EventState {
  switch (state) {
    case 'ready':
    case 'run':
    case 'done':
    case 'failed':
    case 'cancelled':
      return state;
    default:
      throw new Error(`The database holds a queue event in state ${state}.`);
  }
}

type Row = Readonly<Record<string, SqlValue>>;

function orNull<T>(row: Row, column: string, read: (row: Row, column: string) => T): T | null {
  return row[column] === null ? null : read(row, column);
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`The database holds ${typeof value} in ${column}.`);
  return value;
}

function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`The database holds ${typeof value} in ${column}.`);
  return value;
}
