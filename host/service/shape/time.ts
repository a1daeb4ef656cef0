import type { Call } from '../../jira/call.ts';
import { wallTime } from '../../jira/jql/zoned-time.ts';
import { callerTimeZone } from '../../jira/shape/user.ts';
import { formatDay, formatTime } from '../../jira/time-format.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

/** DateDTO: one moment in the four ways in which the service desk API writes it, in the caller's zone. */
export function dateDto(call: Call, at: number): Record<string, unknown> {
  const zone = callerTimeZone(call);
  const jira = formatTime(at, zone);
  return {
    iso8601: jira.replace(/\.\d{3}/, ''),
    jira,
    friendly: friendlyTime(at, call.now, zone),
    epochMillis: at,
  };
}

/** Near days by their name, others as `8/Oct/15`. */
function friendlyTime(at: number, now: number, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  const half = hour < 12 ? 'AM' : 'PM';
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${half}`;
  const today = formatDay(now, zone);
  if (formatDay(at, zone) === today) return `Today ${clock}`;
  if (formatDay(at + DAY, zone) === today) return `Yesterday ${clock}`;
  if (at < now && now - at < 6 * DAY) {
    return `${WEEKDAYS[new Date(`${formatDay(at, zone)}T00:00:00Z`).getUTCDay()] ?? ''} ${clock}`;
  }
  return `${day}/${MONTHS[month - 1] ?? ''}/${String(year).slice(2)} ${clock}`;
}

/** DurationDTO; what is left may be less than nothing. */
export function durationDto(millis: number): Record<string, unknown> {
  const minutes = Math.floor(Math.abs(millis) / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const text = [...(hours > 0 ? [`${hours}h`] : []), ...(rest > 0 || hours === 0 ? [`${rest}m`] : [])].join(
    ' ',
  );
  return { millis, friendly: `${millis < 0 && minutes > 0 ? '-' : ''}${text}` };
}
