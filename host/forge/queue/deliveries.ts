import { QUEUE } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { toAsyncEvent } from './async-event.ts';
import { afterCrash, type DeliveryOutcome, decideRetry } from './decide-retry.ts';
import type { QueueEvent } from './queue-event.ts';
import type { QueueRows } from './queue-rows.ts';

/**
 * Runs the consumer of a queue with one event. Answers how it ended; undefined: there is no such installation or
 * consumer. A rejection counts as an error of the consumer.
 */
export type Dispatch = (
  installation: string,
  queue: string,
  event: Readonly<Record<string, unknown>>,
  origin: string,
) => Promise<DeliveryOutcome | undefined>;

/** Nobody to deliver to: it may be that the host is still starting. Events of what was removed are gone. */
const NOBODY: DeliveryOutcome = { ok: false, reason: 'unknown', message: 'There is no consumer.' };

export interface DeliveriesOptions {
  readonly rows: QueueRows;
  readonly clock: Pick<Clock, 'now' | 'at'>;
  readonly random: Random;
  readonly dispatch: Dispatch;
  /** How long a delivery may take before somebody else makes it. */
  readonly leaseMs: (queue: string) => number;
  readonly delayMs: (installation: string) => number;
  readonly duplicates: (installation: string) => number;
  /** For how long after its push an event is tried again. */
  readonly retentionSeconds: number;
}

/** One timer per event that waits. What happens when it fires is decided by the event's row alone. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #timers = new Map<string, () => void>();
  #stopped = false;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /** Takes up what the database holds: events that wait, and those that a process gone by now was running. */
  resume(): void {
    const { rows, clock } = this.#options;
    rows.reclaim(clock.now(), (event) => afterCrash(event, clock.now(), this.#options.retentionSeconds));
    for (const event of rows.ready()) this.schedule(event.id, event.due);
  }

  schedule(id: string, due: number): void {
    if (this.#stopped) return;
    this.#timers.get(id)?.();
    this.#timers.set(
      id,
      this.#options.clock.at(due, () => this.#fire(id)),
    );
  }

  unschedule(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  async #fire(id: string): Promise<void> {
    this.#timers.delete(id);
    const { rows, clock } = this.#options;
    const now = clock.now();
    let lease = now;
    const claimed = rows.claim(id, now, (event) => {
      lease = now + this.#options.leaseMs(event.queue);
      return lease;
    });
    if (claimed === 'taken') this.#putOff(id, now);
    else if (claimed !== undefined) await this.#deliver(claimed, lease);
    else this.#comeBack(id);
  }

  /** A timer of real time may fire a moment early, and an event may have been put off meanwhile. */
  #comeBack(id: string): void {
    const event = this.#options.rows.find(id);
    if (event?.state === 'ready') this.schedule(id, event.due);
  }

  /** Events whose key is taken wait 1 s, 2 s, 4 s, up to 15 minutes, each a little differently. */
  #putOff(id: string, now: number): void {
    const { rows, random } = this.#options;
    const throttled = rows.find(id)?.throttled ?? 0;
    const seconds = Math.min(2 ** throttled, QUEUE.delaySeconds);
    const due = now + Math.round(seconds * 1000 * (0.75 + random.next() / 2));
    rows.putOff(id, due);
    this.schedule(id, due);
  }

  async #deliver(event: QueueEvent, lease: number): Promise<void> {
    const { rows, clock, dispatch } = this.#options;
    const cancelLease = clock.at(lease, () => this.#expire(event, lease));
    const outcome = await dispatch(
      event.installation,
      event.queue,
      toAsyncEvent(event, clock.now()),
      event.origin,
    ).catch(
      (error: unknown): DeliveryOutcome => ({
        ok: false,
        reason: 'error',
        message: error instanceof Error ? error.message : String(error),
      }),
    );
    cancelLease();
    if (this.#stopped) return;
    const now = clock.now();
    const verdict = decideRetry(event, outcome ?? NOBODY, now, this.#options.retentionSeconds);
    if (!rows.settle(event.id, lease, verdict, now)) return;
    if (verdict.kind === 'retry') this.schedule(event.id, verdict.due);
    if (verdict.kind === 'done') this.#maybeOnceMore(event, now);
  }

  #expire(event: QueueEvent, lease: number): void {
    if (this.#stopped) return;
    const now = this.#options.clock.now();
    const verdict = afterCrash(event, now, this.#options.retentionSeconds);
    if (this.#options.rows.settle(event.id, lease, verdict, now) && verdict.kind === 'retry') {
      this.schedule(event.id, verdict.due);
    }
  }

  /** The platform may deliver what was done already, once. */
  #maybeOnceMore(event: QueueEvent, now: number): void {
    const { rows, random, duplicates, delayMs } = this.#options;
    const chance = duplicates(event.installation);
    if (chance <= 0 || event.copies > 0 || random.next() >= chance) return;
    const due = now + delayMs(event.installation) + random.below(5_000);
    rows.repeat(event.id, due);
    this.schedule(event.id, due);
  }
}
