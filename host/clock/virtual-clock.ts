import { AsyncLocalStorage } from 'node:async_hooks';
import type { Drained, DrainOptions, HostClock } from './host-clock.ts';
import { type Occupant, Occupants } from './occupant.ts';
import { type Timer, TimerHeap } from './timer-heap.ts';

export interface VirtualClockOptions {
  /** Epoch milliseconds at which virtual time begins. */
  readonly start?: number;
  /** Real milliseconds for which work may compute without a sign before the clock moves on without it. */
  readonly patienceMs?: number;
}

/** One reason to move time: a `run`, a `drain` or an `advance` that has not ended yet. */
interface Goal {
  readonly limit: number;
  readonly schedules: boolean;
  /** Ended by itself, whatever the timers say. */
  settled(): boolean;
  /** No timer up to `limit` is left. True ends the goal. */
  exhausted(): boolean;
}

/** 2026-01-05 is a Monday; runs begin on it unless they say otherwise. */
const DEFAULT_START = Date.UTC(2026, 0, 5, 9, 0, 0);
const LONGEST_RUN_MS = 3_600_000;

/** Time that moves only when everything waits for it. */
export class VirtualClock implements HostClock {
  readonly kind = 'virtual';
  private time: number;
  private readonly patienceMs: number;
  private order = 0;
  private readonly work = new TimerHeap();
  private readonly schedules = new TimerHeap();
  private readonly occupants = new Occupants();
  private readonly current = new AsyncLocalStorage<Occupant>();
  private readonly goals = new Set<Goal>();
  private readonly failures: unknown[] = [];
  private pumping = false;

  constructor(options: VirtualClockOptions = {}) {
    this.time = options.start ?? DEFAULT_START;
    this.patienceMs = options.patienceMs ?? 5_000;
  }

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    const awake = this.waiting();
    return new Promise((resolve) => {
      this.at(this.time + Math.max(0, ms), () => {
        awake();
        resolve();
      });
    });
  }

  at(at: number, task: () => void | Promise<void>, kind: 'work' | 'schedule' = 'work'): () => void {
    const heap = kind === 'schedule' ? this.schedules : this.work;
    this.order += 1;
    const timer: Timer = { at, task, order: this.order, cancelled: false };
    heap.add(timer);
    return () => heap.cancel(timer);
  }

  waiting(): () => void {
    const occupant = this.current.getStore();
    return occupant === undefined ? () => undefined : this.occupants.wait(occupant);
  }

  async occupy<T>(work: () => Promise<T>): Promise<T> {
    const resume = this.waiting();
    const occupant = this.occupants.enter();
    try {
      return await this.current.run(occupant, work);
    } finally {
      this.occupants.leave(occupant);
      resume();
    }
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore() !== undefined) return this.occupy(work);
    let done = false;
    const result = this.occupy(work).finally(() => {
      done = true;
    });
    // The pump may fail first; the result is then nobody's, and must not count as unhandled.
    result.catch(() => undefined);
    await this.pursue({
      limit: this.time + LONGEST_RUN_MS,
      schedules: false,
      settled: () => done,
      exhausted: () => false,
    });
    return result;
  }

  async drain(options: DrainOptions = {}): Promise<Drained> {
    const start = this.time;
    const limit = start + (options.virtualSeconds ?? 600) * 1000;
    const deadline = performance.now() + (options.timeoutSeconds ?? 60) * 1000;
    await this.pursue({
      limit,
      schedules: false,
      settled: () => performance.now() > deadline,
      exhausted: () => true,
    });
    this.throwFailures();
    const idle = this.work.size === 0 && this.occupants.size === 0;
    return { idle, virtualSeconds: (this.time - start) / 1000, timers: this.work.size };
  }

  nextSchedule(): number | undefined {
    return this.schedules.peek()?.at;
  }

  async advance(seconds: number): Promise<void> {
    const limit = this.time + Math.max(0, seconds) * 1000;
    const exhausted = () => {
      this.time = Math.max(this.time, limit);
      return true;
    };
    await this.pursue({ limit, schedules: true, settled: () => false, exhausted });
    this.throwFailures();
  }

  dispose(): void {
    this.work.clear();
    this.schedules.clear();
    // Every store that is in use costs each promise of the process a little.
    this.current.disable();
  }

  private pursue(goal: Goal): Promise<void> {
    this.goals.add(goal);
    if (!this.pumping) this.pumping = true;
    else return this.whenGone(goal);
    return this.pump(goal);
  }

  /** Another call moves the clock already, with this goal among its own; only the end is waited for. */
  private async whenGone(goal: Goal): Promise<void> {
    while (this.goals.has(goal)) {
      if (!this.pumping) {
        this.pumping = true;
        return this.pump(goal);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async pump(own: Goal): Promise<void> {
    const idleUntil = { real: performance.now() + Math.max(this.patienceMs, 1000) * 6 };
    try {
      while (this.goals.has(own)) {
        await this.quiet();
        this.endGoals((goal) => goal.settled());
        const timer = this.next();
        if (timer !== undefined) {
          this.fire(timer);
          idleUntil.real = performance.now() + Math.max(this.patienceMs, 1000) * 6;
          continue;
        }
        const before = this.goals.size;
        this.endGoals((goal) => goal.exhausted());
        if (this.goals.size < before || !this.goals.has(own)) continue;
        if (performance.now() > idleUntil.real) throw new Error(this.stuckMessage(own));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    } finally {
      this.goals.delete(own);
      this.pumping = false;
    }
  }

  private stuckMessage(goal: Goal): string {
    const next = this.work.peek();
    return next !== undefined && next.at > goal.limit
      ? 'The work did not end within an hour of virtual time.'
      : 'The work waits for something that no timer of the virtual clock will ever bring.';
  }

  private endGoals(ended: (goal: Goal) => boolean): void {
    for (const goal of this.goals) if (ended(goal)) this.goals.delete(goal);
  }

  /** Takes the earliest timer that one of the goals lets fire. */
  private next(): Timer | undefined {
    let workLimit = Number.NEGATIVE_INFINITY;
    let scheduleLimit = Number.NEGATIVE_INFINITY;
    for (const goal of this.goals) {
      workLimit = Math.max(workLimit, goal.limit);
      if (goal.schedules) scheduleLimit = Math.max(scheduleLimit, goal.limit);
    }
    const work = this.work.peek();
    const schedule = this.schedules.peek();
    const workDue = work !== undefined && work.at <= workLimit;
    const scheduleDue = schedule !== undefined && schedule.at <= scheduleLimit;
    if (scheduleDue && !(workDue && work.at <= schedule.at)) return this.schedules.take();
    return workDue ? this.work.take() : undefined;
  }

  private fire(timer: Timer): void {
    this.time = Math.max(this.time, timer.at);
    // A piece of work of its own: it must not count as a part of whoever moves the clock.
    const occupant = this.occupants.enter();
    const fail = (error: unknown) => this.failures.push(error);
    try {
      const result = this.current.run(occupant, timer.task);
      if (result === undefined) this.occupants.leave(occupant);
      else result.catch(fail).finally(() => this.occupants.leave(occupant));
    } catch (error) {
      this.occupants.leave(occupant);
      fail(error);
    }
  }

  private async quiet(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    if (!this.occupants.someoneComputes()) return;
    const deadline = performance.now() + this.patienceMs;
    for (let round = 0; this.occupants.someoneComputes(); round += 1) {
      if (performance.now() > deadline) return this.occupants.giveUpOnComputing();
      await new Promise((resolve) => (round < 50 ? setImmediate(resolve) : setTimeout(resolve, 1)));
    }
    return this.quiet();
  }

  private throwFailures(): void {
    const failures = this.failures.splice(0);
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, `${failures.length} timers failed.`);
  }
}
