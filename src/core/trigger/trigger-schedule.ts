import type { UnannouncedClause } from './unannounced.ts';

/** How often a trigger is searched for, beside being judged on every change: `none` is on change alone. */
export const triggerSchedules = ['none', 'five-minutes', 'hourly', 'daily'] as const;
export type TriggerSchedule = (typeof triggerSchedules)[number];

const PERIODS: Readonly<Record<TriggerSchedule, number>> = {
  none: 0,
  'five-minutes': 300,
  hourly: 3600,
  daily: 86_400,
};

/** What fits a trigger with these clauses that can come true without an event: a search every hour, or none. */
export const usualSchedule = (moves: readonly UnannouncedClause[]): TriggerSchedule =>
  moves.length > 0 ? 'hourly' : 'none';

/** Points of this site's Jira that a day of searches costs while they find nothing new; each issue found adds one. */
export const pointsPerDay = (schedule: TriggerSchedule): number =>
  schedule === 'none' ? 0 : PERIODS.daily / PERIODS[schedule];

/** Whether a period of the schedule has begun since `last`; both in epoch seconds. */
export function isSearchDue(schedule: TriggerSchedule, last: number, now: number): boolean {
  const period = PERIODS[schedule];
  return period > 0 && Math.floor(now / period) > Math.floor(last / period);
}
