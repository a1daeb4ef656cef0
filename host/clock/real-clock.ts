import type { Drained, DrainOptions, HostClock } from './host-clock.ts';

/** Longest delay that setTimeout takes; a later moment is reached in several steps. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export interface RealClockOptions {
  /** Told of timers that fail: nobody waits for them. */
  readonly onFailure: (error: unknown) => void;
}

/** The machine's own time. */
export class RealClock implements HostClock {
  readonly kind = 'real';
  private readonly onFailure: (error: unknown) => void;
  private readonly timers = new Map<symbol, NodeJS.Timeout>();
  private workTimers = 0;
  private running = 0;

  constructor(options: RealClockOptions) {
    this.onFailure = options.onFailure;
  }

  now(): number {
    return Date.now();
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.at(this.now() + ms, () => resolve());
    });
  }

  at(at: number, task: () => void | Promise<void>, kind: 'work' | 'schedule' = 'work'): () => void {
    const id = Symbol('timer');
    if (kind === 'work') this.workTimers += 1;
    const end = () => {
      const timer = this.timers.get(id);
      if (timer === undefined) return;
      clearTimeout(timer);
      this.timers.delete(id);
      if (kind === 'work') this.workTimers -= 1;
    };
    const arm = () => {
      const wait = Math.min(Math.max(0, at - this.now()), LONGEST_TIMEOUT_MS);
      const fire = () => {
        if (this.now() < at) return arm();
        end();
        void this.occupy(async () => task()).catch(this.onFailure);
      };
      this.timers.set(id, setTimeout(fire, wait));
    };
    arm();
    return end;
  }

  waiting(): () => void {
    return () => undefined;
  }

  async occupy<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
    }
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.occupy(work);
  }

  async drain(options: DrainOptions = {}): Promise<Drained> {
    const deadline = performance.now() + (options.timeoutSeconds ?? 60) * 1000;
    const busy = () => this.running > 0 || this.workTimers > 0;
    while (busy() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
    return { idle: !busy(), virtualSeconds: 0, timers: this.workTimers };
  }

  advance(): Promise<void> {
    return Promise.reject(new Error('Only virtual time can be moved; this host runs on real time.'));
  }

  nextSchedule(): undefined {
    return undefined;
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.workTimers = 0;
  }
}
