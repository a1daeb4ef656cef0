import type { Trial } from './trial.ts';

/** All situations that are tried beside the seeds. */
export const trials: readonly Trial[] = [];
