import { checkDelay } from '../../src/adapters/queue/check-delay.ts';
import type { Job, Queue } from '../../src/core/ports/queue.ts';

/** A job that waits; `at` is epoch milliseconds. */
export interface WaitingJob {
  readonly job: Job;
  readonly at: number;
}

/**
 * The Queue port in memory: jobs wait until somebody takes them. Like the real one it keeps no order: `pick`
 * (0 <= n < below) says which of the due jobs comes next, by default the one that has been due longest.
 */
export class MemoryQueue implements Queue {
  readonly #now: () => number;
  readonly #pick: ((below: number) => number) | undefined;
  #waiting: WaitingJob[] = [];

  constructor(options: { now?: () => number; pick?: (below: number) => number } = {}) {
    this.#now = options.now ?? (() => 0);
    this.#pick = options.pick;
  }

  async push(job: Job, delaySeconds = 0): Promise<void> {
    checkDelay(delaySeconds);
    this.#waiting.push({ job: structuredClone(job), at: this.#now() + delaySeconds * 1000 });
  }

  /** Takes one due job off the queue; undefined where none is due. */
  take(): Job | undefined {
    const due = this.#waiting.filter((waiting) => waiting.at <= this.#now()).sort((a, b) => a.at - b.at);
    const taken = due[this.#pick === undefined || due.length === 0 ? 0 : this.#pick(due.length)];
    if (taken === undefined) return undefined;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== taken);
    return taken.job;
  }

  /** When the next job is due, in epoch milliseconds; undefined where none waits. */
  nextAt(): number | undefined {
    return this.#waiting.length === 0 ? undefined : Math.min(...this.#waiting.map((waiting) => waiting.at));
  }

  get waiting(): readonly WaitingJob[] {
    return this.#waiting;
  }
}
