import { QUEUE } from '../../../src/core/limits.ts';
import type { Database } from '../../database.ts';
import type { Verdict } from './decide-retry.ts';
import { EVENT_TABLES, insertEvent, type QueueEvent, readEvent } from './queue-event.ts';

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

/** The durable part of the queues: ready -> run under a lease -> done or failed. Times are epoch milliseconds. */
export class QueueRows {
  readonly #database: Database;
  /** Names this process: what another one left running is free. */
  readonly #owner: string;

  constructor(database: Database, owner: string) {
    this.#database = database;
    this.#owner = owner;
    for (const table of EVENT_TABLES) database.run(table);
  }

  /** Stores a push with all its events, or nothing where its chain of pushes is too long (false). */
  push(events: readonly QueueEvent[], chain: { installation: string; origin: string; now: number }): boolean {
    return this.#database.transaction(() => {
      const { installation, origin, now } = chain;
      this.#forgetOld(now);
      const before = this.#database.get(
        'SELECT pushes FROM queue_origin WHERE installation = ? AND origin = ?',
        installation,
        origin,
      )?.['pushes'];
      const pushes = (typeof before === 'number' ? before : 0) + 1;
      if (pushes > QUEUE.cyclicPushes) return false;
      this.#database.run(
        'INSERT OR REPLACE INTO queue_origin (installation, origin, pushes, at) VALUES (?, ?, ?, ?)',
        installation,
        origin,
        pushes,
        now,
      );
      for (const event of events) insertEvent(this.#database, event);
      return true;
    });
  }

  /** Makes a done event ready once more. */
  repeat(id: string, due: number): void {
    this.#database.run(
      "UPDATE queue_event SET state = 'ready', due = ?, copies = copies + 1, ended = NULL WHERE id = ?",
      due,
      id,
    );
  }

  /** Takes a ready event that is due; 'taken' where its concurrency key has no room. */
  claim(
    id: string,
    now: number,
    leaseUntil: (event: QueueEvent) => number,
  ): QueueEvent | 'taken' | undefined {
    return this.#database.transaction(() => {
      const row = this.#database.get(
        "SELECT * FROM queue_event WHERE id = ? AND state = 'ready' AND due <= ?",
        id,
        now,
      );
      if (row === undefined) return undefined;
      const event = readEvent(row);
      if (!this.#hasRoom(event)) return 'taken';
      this.#database.run(
        "UPDATE queue_event SET state = 'run', owner = ?, lease = ?, throttled = 0 WHERE id = ?",
        this.#owner,
        leaseUntil(event),
        id,
      );
      return event;
    });
  }

  /** Puts a ready event off because its concurrency key has no room. */
  putOff(id: string, due: number): void {
    this.#database.run('UPDATE queue_event SET due = ?, throttled = throttled + 1 WHERE id = ?', due, id);
  }

  /** Ends a delivery of this process; false where its lease is gone and somebody else delivers by now. */
  settle(id: string, lease: number, verdict: Verdict, now: number): boolean {
    return this.#database.transaction(() => {
      const row = this.#database.get(
        "SELECT 1 AS held FROM queue_event WHERE id = ? AND state = 'run' AND owner = ? AND lease = ?",
        id,
        this.#owner,
        lease,
      );
      if (row === undefined) return false;
      this.#settle(id, verdict, now);
      return true;
    });
  }

  /** Events that another process, gone by now, left running: each settled as `decide` says. */
  reclaim(now: number, decide: (event: QueueEvent) => Verdict): void {
    this.#database.transaction(() => {
      const left = this.#database.all(
        "SELECT * FROM queue_event WHERE state = 'run' AND owner <> ?",
        this.#owner,
      );
      for (const row of left) {
        const event = readEvent(row);
        this.#settle(event.id, decide(event), now);
      }
    });
  }

  find(id: string): QueueEvent | undefined {
    const row = this.#database.get('SELECT * FROM queue_event WHERE id = ?', id);
    return row === undefined ? undefined : readEvent(row);
  }

  ready(): QueueEvent[] {
    return this.#database
      .all("SELECT * FROM queue_event WHERE state = 'ready' ORDER BY due, id")
      .map(readEvent);
  }

  all(installation: string): QueueEvent[] {
    return this.#database
      .all('SELECT * FROM queue_event WHERE installation = ? ORDER BY pushed, id', installation)
      .map(readEvent);
  }

  /** How many events are not done with. */
  pending(): number {
    const count = this.#database.get(
      "SELECT count(*) AS n FROM queue_event WHERE state IN ('ready', 'run')",
    )?.['n'];
    return typeof count === 'number' ? count : 0;
  }

  /** Undefined: there is no such job, or none any more. */
  stats(installation: string, queue: string, job: string): JobStats | undefined {
    const counts = new Map(
      this.#database
        .all(
          'SELECT state, count(*) AS n FROM queue_event WHERE installation = ? AND queue = ? AND job = ? GROUP BY state',
          installation,
          queue,
          job,
        )
        .map((row) => [row['state'], Number(row['n'])]),
    );
    if (counts.size === 0) return undefined;
    const count = (state: string) => counts.get(state) ?? 0;
    return {
      success: count('done'),
      inProgress: count('ready') + count('run'),
      failed: count('failed') + count('cancelled'),
    };
  }

  /** What waits is not delivered any more (its ids are answered); what runs is not interrupted. */
  cancel(installation: string, queue: string, job: string, now: number): string[] {
    const where = "WHERE installation = ? AND queue = ? AND job = ? AND state = 'ready'";
    return this.#database.transaction(() => {
      const ids = this.#database.all(`SELECT id FROM queue_event ${where}`, installation, queue, job);
      this.#database.run(
        `UPDATE queue_event SET state = 'cancelled', ended = ? ${where}`,
        now,
        installation,
        queue,
        job,
      );
      return ids.map((row) => String(row['id']));
    });
  }

  remove(installation: string): void {
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM queue_event WHERE installation = ?', installation);
      this.#database.run('DELETE FROM queue_origin WHERE installation = ?', installation);
    });
  }

  /** The counter of a key is one for the installation, whatever the queue. */
  #hasRoom(event: QueueEvent): boolean {
    if (event.concurrencyKey === null || event.concurrencyLimit === null) return true;
    const running = this.#database.get(
      "SELECT count(*) AS n FROM queue_event WHERE state = 'run' AND installation = ? AND concurrency_key = ?",
      event.installation,
      event.concurrencyKey,
    )?.['n'];
    return typeof running === 'number' && running < event.concurrencyLimit;
  }

  #settle(id: string, verdict: Verdict, now: number): void {
    if (verdict.kind === 'retry') {
      this.#database.run(
        `UPDATE queue_event SET state = 'ready', due = ?, retries = retries + 1, retry_reason = ?, retry_data = ?,
          owner = NULL, lease = NULL WHERE id = ?`,
        verdict.due,
        verdict.reason,
        verdict.data,
        id,
      );
      return;
    }
    this.#database.run(
      'UPDATE queue_event SET state = ?, owner = NULL, lease = NULL, ended = ? WHERE id = ?',
      verdict.kind,
      now,
      id,
    );
  }

  #forgetOld(now: number): void {
    const until = now - QUEUE.retentionSeconds * 1000;
    this.#database.run('DELETE FROM queue_event WHERE ended IS NOT NULL AND ended < ?', until);
    this.#database.run('DELETE FROM queue_origin WHERE at < ?', until);
  }
}
