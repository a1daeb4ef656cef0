import type { Laboratory } from '../laboratory.ts';

/** What became of a trial; `violations` name the invariant that is broken first. */
export interface TrialResult {
  readonly violations: readonly string[];
  readonly edits: number;
  readonly virtualSeconds: number;
  readonly trace: readonly string[];
}

/**
 * A situation that the seeds do not come into by themselves: an outage of days, a partner in trouble beside another
 * one, clocks that differ. What happens in it is drawn from the seed.
 */
export interface Trial {
  readonly name: string;
  readonly run: (laboratory: Laboratory, seed: number, tracing: boolean) => Promise<TrialResult>;
}
