import type { Clock } from '../clock.ts';

export interface DrainOptions {
  /** Real seconds after which drain gives up. */
  readonly timeoutSeconds?: number;
  /** Virtual seconds that drain may move the clock by. */
  readonly virtualSeconds?: number;
}

export interface Drained {
  /** Nothing runs and no work is due later. */
  readonly idle: boolean;
  readonly virtualSeconds: number;
  /** Work that is due later. */
  readonly timers: number;
}

/**
 * The clock as the host drives it. Work is known to the clock while it runs, so that virtual time stands still
 * for as long as something computes, and moves when everything waits for a time to come.
 */
export interface HostClock extends Clock {
  /** Runs work from outside to its end; virtual time moves as far as the work needs. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs work that somebody else drives. The caller counts as waiting for it. */
  occupy<T>(work: () => Promise<T>): Promise<T>;
  /** The running work waits for a timer from here on, until the returned function is called. */
  waiting(): () => void;
  /** Runs events, retries and delayed work, but no schedule. */
  drain(options?: DrainOptions): Promise<Drained>;
  /** Moves virtual time and fires what falls due on the way, schedules included. */
  advance(seconds: number): Promise<void>;
  /** When the next schedule falls due (epoch milliseconds), where time can be moved to it. */
  nextSchedule(): number | undefined;
  /** Cancels every timer. */
  dispose(): void;
}
