/** One formatter per zone: building one costs more than using it a thousand times. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Offset of a time zone from UTC at an instant, in minutes east. Unknown zones count as UTC. */
function offsetMinutes(timeZone: string, at: number): number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 0;
  const text = formatter(timeZone).format(at);
  const match = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/.exec(text);
  if (!match) return 0;
  const [month, day, year, hour, minute, second] = match.slice(1).map(Number);
  const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day, (hour ?? 0) % 24, minute, second);
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

/** Jira's time stamp, like `2023-10-03T19:29:17.500+0530`, in a zone. */
export function formatTime(at: number, timeZone: string): string {
  const offset = offsetMinutes(timeZone, at);
  const sign = offset < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${new Date(at + offset * 60_000).toISOString().slice(0, 23)}${sign}${hours}${minutes}`;
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function formatDay(at: number, timeZone: string): string {
  return new Date(at + offsetMinutes(timeZone, at) * 60_000).toISOString().slice(0, 10);
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATTERS.set(timeZone, made);
  return made;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
