import { APP, JIRA } from '../limits.ts';

const SHORT_MS = 2_000;
const LONG_MS = 30_000;

/** Seconds for which writes of an issue count. */
export const PACE_SECONDS = LONG_MS / 1000;

/**
 * Whether one of many writes of an issue may be made now, from the times (epoch ms) of its last ones. Some room
 * below Jira's limits is left for its fields, for other apps and for what another process writes.
 */
export function hasRoom(times: readonly number[], now: number): boolean {
  return waitFor(times, APP.issueWrites, now) === 0;
}

/** Milliseconds until Jira lets the issue be written at all. */
export function untilAllowed(times: readonly number[], now: number): number {
  return waitFor(times, JIRA.issueWrites, now);
}

/** The times that still count, with one more. */
export function withWrite(times: readonly number[], now: number): readonly number[] {
  return [...times.filter((time) => now - time < LONG_MS), now];
}

function waitFor(
  times: readonly number[],
  most: { readonly per2Seconds: number; readonly per30Seconds: number },
  now: number,
): number {
  return Math.max(wait(times, most.per2Seconds, SHORT_MS, now), wait(times, most.per30Seconds, LONG_MS, now));
}

/** The oldest of the last `most` writes must have left the window. */
function wait(times: readonly number[], most: number, window: number, now: number): number {
  const oldest = times.at(-most);
  return oldest === undefined ? 0 : Math.max(0, oldest + window - now);
}
