/** One run of one script. Only text goes in and comes out. */
export interface ScriptRun {
  /** The function that makes the input ready and calls the script; ours. */
  readonly prelude: string;
  /** The script as a function expression; its first line begins with `header`. */
  readonly script: string;
  /** JSON. */
  readonly input: string;
  /** What `new Date()` says in the script, epoch milliseconds. */
  readonly now: number;
  /** What `Math.random()` begins with: the same seed gives the same numbers. 0 to 999. */
  readonly seed: number;
}

/** How a run ended. */
export type ScriptEnd =
  /** `output` is what the script's side of the border said, and may be anything. */
  | { readonly is: 'ended'; readonly output: string; readonly readClock: boolean }
  /**
   * `fuel`: too many steps, the same on every machine. `time`: too long. `watchdog`: too long inside one call, so
   * that no place is known. `syntax`: not JavaScript. `broken`: nothing that could be read came out.
   */
  | {
      readonly is: 'stopped';
      readonly by: 'fuel' | 'time' | 'watchdog' | 'syntax' | 'broken';
      readonly message: string;
      /** In the text of `script`, both from 1. */
      readonly place?: { readonly line: number; readonly column: number };
    };

/**
 * Runs scripts of people who are not trusted. Every run has a machine of its own: no state, time, chance, file,
 * network or object of the host reaches it, and it ends within its limits of steps, time and memory. Never throws
 * for anything that a script does.
 */
export interface ScriptRunner {
  run(run: ScriptRun): Promise<ScriptEnd>;
}
