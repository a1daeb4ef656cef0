import { randomUUID } from 'node:crypto';
import { INVOCATION, QUEUE } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database.ts';
import type { Random } from '../../random.ts';
import { Deliveries, type Dispatch } from './deliveries.ts';
import { checkPush, jobRequest, PushRefused, parseWith } from './push-request.ts';
import type { QueueEvent } from './queue-event.ts';
import { QueueRows } from './queue-rows.ts';

interface QueueConsumer {
  readonly queue: string;
  readonly timeoutSeconds: number;
}

export interface QueuesOptions {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now' | 'at'>;
  readonly random: Random;
  /** The queues of the manifest. */
  readonly consumers: readonly QueueConsumer[];
  readonly dispatch: Dispatch;
  /** Milliseconds from a push to its delivery; asked per event, default 0. */
  readonly latencyMs?: (installation: string) => number;
  /** Milliseconds by which events of one moment come apart, so that they come in any order; default 0. */
  readonly spreadMs?: () => number;
  /** How likely an event that was done is delivered once more, 0 to 1; asked per event. Default 0. */
  readonly duplicates?: (installation: string) => number;
  /** Whether 500 events a minute are the limit; asked at every push. Default: they are not. */
  readonly rateLimited?: () => boolean;
  /** Default: Forge's own. */
  readonly limits?: QueueLimits;
  /** Hears how many events a push stored. */
  readonly onPush?: (installation: string, events: number) => void;
}

interface QueueLimits {
  readonly eventsPerMinute: number;
  readonly retentionSeconds: number;
}

const PATH = /^\/webhook\/queue\/(publish|stats|cancel)\//;

/**
 * Forge's async events, as `@forge/events` speaks to them: at least once within 24 hours, in no order, durable in
 * the database. A new instance delivers at once what an earlier process left undone.
 */
export class Queues {
  readonly #options: QueuesOptions;
  readonly #rows: QueueRows;
  readonly #deliveries: Deliveries;
  readonly #limits: QueueLimits;
  /** Events pushed in the current minute, by installation. */
  readonly #minutes = new Map<string, { minute: number; events: number }>();

  constructor(options: QueuesOptions) {
    const { database, clock, random, dispatch, duplicates } = options;
    this.#options = options;
    this.#limits = options.limits ?? QUEUE;
    // Not by seed: the same seed after a restart must not pass for the process that was.
    this.#rows = new QueueRows(database, randomUUID());
    this.#deliveries = new Deliveries({
      rows: this.#rows,
      clock,
      random,
      dispatch,
      leaseMs: (queue) => (this.#timeoutOf(queue) + 30) * 1000,
      delayMs: (installation) => this.#delayMs(installation),
      duplicates: duplicates ?? (() => 0),
      retentionSeconds: this.#limits.retentionSeconds,
    });
    this.#deliveries.resume();
  }

  /** Answers one call of the package. `origin` is the invocation at which the chain of pushes began. */
  handle(installation: string, path: string, init: { readonly body?: unknown }, origin: string): Response {
    try {
      const verb = PATH.exec(path)?.[1];
      const body = parseBody(init.body);
      if (verb === 'publish') return this.#push(installation, body, origin);
      if (verb === 'stats') return this.#stats(installation, body);
      if (verb === 'cancel') return this.#cancel(installation, body);
      throw new PushRefused(404, `The queues have no operation ${path}.`);
    } catch (error) {
      if (error instanceof PushRefused) return error.toResponse();
      throw error;
    }
  }

  /** Events that are not done with. */
  pending(): number {
    return this.#rows.pending();
  }

  /** All events of an installation that the last 24 hours know of. */
  inspect(installation: string): QueueEvent[] {
    return this.#rows.all(installation);
  }

  remove(installation: string): void {
    for (const { id } of this.#rows.all(installation)) this.#deliveries.unschedule(id);
    this.#rows.remove(installation);
  }

  /** Delivers nothing more; what runs is taken up by the next instance on the same database. */
  dispose(): void {
    this.#deliveries.stop();
  }

  #push(installation: string, body: unknown, origin: string): Response {
    const { clock, rateLimited, onPush } = this.#options;
    const push = checkPush(body, (queue) => this.#timeoutOf(queue) > INVOCATION.asyncSeconds);
    if (!this.#options.consumers.some((consumer) => consumer.queue === push.queueName)) {
      throw new PushRefused(400, `The manifest declares no consumer of the queue ${push.queueName}.`);
    }
    const now = clock.now();
    if (!this.#admit(installation, push.accepted.length, now) && rateLimited?.() === true) {
      throw new PushRefused(429, `An installation pushes ${this.#limits.eventsPerMinute} events a minute.`);
    }
    const events = push.accepted.map(
      (event): QueueEvent => ({
        id: this.#freshId(),
        installation,
        queue: push.queueName,
        job: push.jobId,
        body: JSON.stringify(event.body),
        delaySeconds: event.delayInSeconds ?? null,
        concurrencyKey: event.concurrency?.key ?? null,
        concurrencyLimit: event.concurrency?.limit ?? null,
        origin,
        state: 'ready',
        due: now + (event.delayInSeconds ?? 0) * 1000 + this.#delayMs(installation),
        pushed: now,
        retries: 0,
        throttled: 0,
        copies: 0,
        retryReason: null,
        retryData: null,
      }),
    );
    if (!this.#rows.push(events, { installation, origin, now })) {
      throw new PushRefused(405, `One invocation has led to more than ${QUEUE.cyclicPushes} pushes.`);
    }
    for (const event of events) this.#deliveries.schedule(event.id, event.due);
    onPush?.(installation, events.length);
    if (push.failed.length === 0) return Response.json({}, { status: 201 });
    return Response.json({ failedEvents: push.failed }, { status: 202 });
  }

  #stats(installation: string, body: unknown): Response {
    const { queueName, jobId } = parseWith(jobRequest, body);
    const stats = this.#rows.stats(installation, queueName, jobId);
    if (stats === undefined)
      throw new PushRefused(404, `There is no job ${jobId} in the queue ${queueName}.`);
    return Response.json(stats);
  }

  #cancel(installation: string, body: unknown): Response {
    const { queueName, jobId } = parseWith(jobRequest, body);
    if (this.#rows.stats(installation, queueName, jobId) === undefined) {
      throw new PushRefused(404, `There is no job ${jobId} in the queue ${queueName}.`);
    }
    for (const id of this.#rows.cancel(installation, queueName, jobId, this.#options.clock.now())) {
      this.#deliveries.unschedule(id);
    }
    return new Response(null, { status: 204 });
  }

  /** The same seed on a database that has events already draws ids that are taken. */
  #freshId(): string {
    for (;;) {
      const id = this.#options.random.uuid();
      if (this.#rows.find(id) === undefined) return id;
    }
  }

  #timeoutOf(queue: string): number {
    return (
      this.#options.consumers.find((consumer) => consumer.queue === queue)?.timeoutSeconds ??
      INVOCATION.asyncSeconds
    );
  }

  #delayMs(installation: string): number {
    const spread = this.#options.spreadMs?.() ?? 0;
    return (
      (this.#options.latencyMs?.(installation) ?? 0) +
      (spread > 0 ? this.#options.random.below(spread + 1) : 0)
    );
  }

  /** Counts the events into the minute; false: there are too many. Refused pushes count, too. */
  #admit(installation: string, events: number, now: number): boolean {
    const minute = Math.floor(now / 60_000);
    const known = this.#minutes.get(installation);
    const counted = (known?.minute === minute ? known.events : 0) + events;
    this.#minutes.set(installation, { minute, events: counted });
    return counted <= this.#limits.eventsPerMinute;
  }
}

function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') throw new PushRefused(400, 'The request has no JSON body.');
  try {
    return JSON.parse(body);
  } catch {
    throw new PushRefused(400, 'The body of the request is not JSON.');
  }
}
