import type { Host } from '../../host/host.ts';
import type { Evidence } from './evidence.ts';
import type { Family } from './families.ts';
import type { Ground } from './ground.ts';
import type { History } from './history.ts';
import type { Plan } from './plan.ts';

/** A run that is over, as the checkers see it. */
export interface FinishedRun {
  readonly plan: Plan;
  readonly ground: Ground;
  readonly host: Host;
  readonly history: History;
  readonly evidence: Evidence;
  readonly families: readonly Family[];
  /** Epoch milliseconds at which the faults ended. */
  readonly quietFrom: number;
  /** Epoch milliseconds from which nothing at all should have happened. */
  readonly watchedFrom: number;
}

/** What is wrong, each with the invariant's id in front. */
export type Checker = (run: FinishedRun) => readonly string[];
