import { parseDuration } from '../duration.ts';
import { FieldError, isNumber, isObject } from '../fields/field-kind.ts';
import type { Issue } from '../model.ts';

/** Stored estimates of a timetracking value. Setting one estimate of a fresh issue sets the other too. */
export function readTimeTracking(input: unknown, issue: Issue | undefined): Record<string, unknown> {
  if (input === null) return { timeoriginalestimate: undefined, timeestimate: undefined };
  if (!isObject(input)) throw new FieldError('data was not an object');
  const original = estimate(input, 'originalEstimate');
  const remaining = estimate(input, 'remainingEstimate');
  const values: Record<string, unknown> = {};
  if (original !== undefined) values['timeoriginalestimate'] = original;
  if (remaining !== undefined) values['timeestimate'] = remaining;
  const hasRemaining = issue?.values['timeestimate'] !== undefined || remaining !== undefined;
  if (original !== undefined && !hasRemaining) values['timeestimate'] = original;
  const hasOriginal = issue?.values['timeoriginalestimate'] !== undefined || original !== undefined;
  const hasWork = isNumber(issue?.values['timespent']);
  if (remaining !== undefined && !hasOriginal && !hasWork) values['timeoriginalestimate'] = remaining;
  return values;
}

function estimate(input: Record<string, unknown>, name: string): number | undefined {
  const seconds = input[`${name}Seconds`];
  if (isNumber(seconds)) return Math.max(0, Math.floor(seconds));
  const text = input[name];
  if (text === undefined || text === null || text === '') return undefined;
  const parsed = typeof text === 'string' ? parseDuration(text) : undefined;
  if (parsed !== undefined) return parsed;
  const label = name === 'originalEstimate' ? 'original' : 'remaining';
  throw new FieldError(`The ${label} estimate specified is not valid.`, `timetracking_${label}estimate`);
}
