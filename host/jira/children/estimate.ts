import { parseDuration } from '../duration.ts';
import { JiraError } from '../jira-error.ts';
import type { Issue } from '../model.ts';

/** How the remaining estimate of an issue follows a change of its worklogs. */
export interface EstimateQuery {
  readonly query: URLSearchParams;
  /** Parameter that `manual` reads: `reduceBy` on adding, `increaseBy` on deleting; none on updating. */
  readonly manual?: 'reduceBy' | 'increaseBy';
  /** Seconds by which the time spent grows (negative: shrinks). */
  readonly spent: number;
}

export function worklogRefusal(field: string, message: string): JiraError {
  return new JiraError(400, ['Worklog must not be null.'], { [field]: message });
}

/** Seconds that remain afterwards; undefined leaves the estimate alone. An estimate never falls below zero. */
export function adjustedEstimate(issue: Issue, { query, manual, spent }: EstimateQuery): number | undefined {
  const way = (query.get('adjustEstimate') ?? 'auto').toLowerCase();
  const stored = issue.values['timeestimate'];
  const remaining = typeof stored === 'number' ? stored : 0;
  switch (way) {
    case 'leave':
      return undefined;
    case 'auto':
      return Math.max(0, remaining - spent);
    case 'new':
      return duration(query, 'newEstimate', 'newEstimate', 'You must supply a valid new estimate.');
    case 'manual': {
      if (!manual) break;
      const message = 'You must supply a valid amount of time to adjust the estimate by.';
      const amount = duration(query, manual, 'adjustmentAmount', message);
      return Math.max(0, manual === 'reduceBy' ? remaining - amount : remaining + amount);
    }
  }
  throw worklogRefusal('adjustEstimate', `The value '${way}' of adjustEstimate is not supported here.`);
}

function duration(query: URLSearchParams, name: string, field: string, message: string): number {
  const seconds = parseDuration(query.get(name) ?? '');
  if (seconds === undefined) throw worklogRefusal(field, message);
  return seconds;
}
