/** What a run over so many issues takes, at most. */
export interface RunEstimate {
  readonly issues: number;
  /** Points of this site's Jira: one read each. */
  readonly here: number;
  /** Points of the partner's Jira, should every issue differ: a read and a write each. */
  readonly there: number;
  /** Minutes until all were looked at. */
  readonly minutes: number;
}

/** Issues looked at in a minute where nothing holds the run back. */
const A_MINUTE = 300;

/** `left`: points that work in bulk may still spend in this hour; each later hour has as many, or more. */
export function estimateRun(issues: number, left: number): RunEstimate {
  const here = 2 * issues;
  const there = 3 * issues;
  const work = Math.ceil(issues / A_MINUTE);
  const hours = here <= left ? 0 : Math.ceil((here - left) / Math.max(left, LEAST));
  return { issues, here, there, minutes: Math.max(issues === 0 ? 0 : 1, work, hours * 60) };
}

/** Where an hour is spent, the next one has this many at least. */
const LEAST = 600;
