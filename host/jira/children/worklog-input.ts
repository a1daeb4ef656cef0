import * as z from 'zod';
import { parseDuration } from '../duration.ts';
import { parseTime } from '../fields/value-kinds.ts';
import { worklogRefusal } from './estimate.ts';
import { propertiesInput } from './property-value.ts';
import { visibilityInput } from './read-visibility.ts';

/** What people may send of a worklog; read-only parts are accepted and ignored, as Jira does. */
export const worklogInput = z.looseObject({
  comment: z.unknown().optional(),
  started: z.string().nullish(),
  timeSpent: z.string().nullish(),
  timeSpentSeconds: z.number().nullish(),
  visibility: visibilityInput,
  properties: propertiesInput,
});
export type WorklogInput = z.infer<typeof worklogInput>;

/** Seconds worked; undefined where the body does not say. Throws Jira's 400 where it says nonsense. */
export function readTimeSpent(input: WorklogInput): number | undefined {
  const { timeSpent, timeSpentSeconds } = input;
  if (typeof timeSpentSeconds === 'number') return positive(timeSpentSeconds);
  if (typeof timeSpent !== 'string') return undefined;
  const seconds = parseDuration(timeSpent);
  if (seconds === undefined) throw worklogRefusal('timeLogged', 'Invalid time duration entered.');
  return positive(seconds);
}

function positive(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds <= 0) {
    throw worklogRefusal('timeLogged', 'You must indicate the time spent working.');
  }
  return seconds;
}

/** Epoch ms at which the work began; undefined where the body does not say. */
export function readStarted(input: WorklogInput): number | undefined {
  if (input.started === undefined || input.started === null) return undefined;
  const at = parseTime(input.started);
  if (at === undefined) {
    throw worklogRefusal(
      'startDate',
      `The start '${input.started}' is not a date of the form yyyy-MM-dd'T'HH:mm:ss.SSSZ.`,
    );
  }
  return at;
}
