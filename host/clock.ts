/** The host's only source of time. Virtual time moves when nothing can run before the next timer. */
export interface Clock {
  readonly kind: 'virtual' | 'real';
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves when `ms` have passed on this clock. */
  sleep(ms: number): Promise<void>;
  /** Runs `task` at `at` (epoch ms). Returns what cancels it. `schedule` timers are those that drain leaves alone. */
  at(at: number, task: () => void | Promise<void>, kind?: 'work' | 'schedule'): () => void;
}
