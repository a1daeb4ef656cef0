/**
 * When to try again after the n-th failure of one issue's message, in seconds; after the last one it is a dead
 * letter, which a person or a new edit may try again. Waiting for a busy or paused peer is no failure.
 */
const FAILURE_SCHEDULE: readonly number[] = [
  5,
  5 * 60,
  30 * 60,
  2 * 3600,
  5 * 3600,
  10 * 3600,
  14 * 3600,
  20 * 3600,
  24 * 3600,
];

/** From the first failure to the last attempt that is made without a person or an edit. */
export const SCHEDULE_SECONDS: number = FAILURE_SCHEDULE.reduce((sum, wait) => sum + wait, 0);

export type Retry =
  | { readonly do: 'retry'; readonly at: number; readonly attempts: number }
  | { readonly do: 'dead-letter'; readonly attempts: number };

/** `attempts`: failures before this one; `now` and `at` epoch seconds. */
export function afterFailure(attempts: number, now: number): Retry {
  const wait = FAILURE_SCHEDULE[attempts];
  if (wait === undefined) return { do: 'dead-letter', attempts: attempts + 1 };
  return { do: 'retry', at: now + wait, attempts: attempts + 1 };
}
