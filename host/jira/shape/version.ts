import type { Call } from '../call.ts';
import type { Version } from '../model.ts';
import { formatDay } from '../time-format.ts';
import { self } from './link.ts';
import { callerTimeZone } from './user.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A version in full. */
export function versionBean(call: Call, version: Version): Record<string, unknown> {
  const { id, name, archived, released, description, startDate, releaseDate, projectId } = version;
  const overdue =
    releaseDate !== null && !released && releaseDate < formatDay(call.now, callerTimeZone(call));
  return {
    self: self(call, `version/${id}`),
    id,
    ...(description === '' ? {} : { description }),
    name,
    archived,
    released,
    ...(startDate === null ? {} : { startDate, userStartDate: shownDay(startDate) }),
    ...(releaseDate === null ? {} : { releaseDate, userReleaseDate: shownDay(releaseDate) }),
    ...(releaseDate === null || released ? {} : { overdue }),
    projectId: Number(projectId),
  };
}

/** `2010-07-06` as `06/Jul/10`. */
function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${MONTHS[Number(month) - 1] ?? month}/${year.slice(2)}`;
}
