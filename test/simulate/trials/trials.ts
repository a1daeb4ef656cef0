import { oneWinner } from './one-winner.ts';
import { outage } from './outage.ts';
import type { Trial } from './trial.ts';

/** All situations that are tried beside the seeds. */
export const trials: readonly Trial[] = [oneWinner, outage];
