import { instantOf, localDay, wallTime } from '../../jira/jql/zoned-time.ts';
import type { SlaCalendar } from '../service-model.ts';

const DAY = 86_400_000;
/** How far into the future an end is looked for; a calendar without a working day has none. */
const DAYS_AHEAD = 3650;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds of working time in a span. Without a calendar every hour counts. */
export function workingTime(span: Span, calendar: SlaCalendar | null): number {
  if (calendar === null) return Math.max(0, span.to - span.from);
  let sum = 0;
  for (const open of openSpans(span.from, calendar)) {
    if (open.from >= span.to) break;
    sum += Math.max(0, Math.min(open.to, span.to) - Math.max(open.from, span.from));
  }
  return sum;
}

/** The instant at which so much working time has passed since another; undefined where it never has. */
export function afterWorkingTime(
  from: number,
  millis: number,
  calendar: SlaCalendar | null,
): number | undefined {
  if (calendar === null) return from + millis;
  let left = millis;
  for (const open of openSpans(from, calendar)) {
    const start = Math.max(open.from, from);
    const length = Math.max(0, open.to - start);
    if (length >= left) return start + left;
    left -= length;
  }
  return undefined;
}

export function isWorkingTime(at: number, calendar: SlaCalendar | null): boolean {
  return workingTime({ from: at, to: at + 1 }, calendar) > 0;
}

/** Hours in which the calendar is open, from the day of an instant on. */
function* openSpans(from: number, { timeZone, days, holidays }: SlaCalendar): Generator<Span> {
  const first = wallTime(from, timeZone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const midnight = { ...first, day: first.day + ahead, hour: 0, minute: 0, second: 0 };
    const start = instantOf(midnight, timeZone);
    // At noon the local day is right also where clocks are changed at night.
    const day = localDay(start + DAY / 2, timeZone);
    if (holidays.includes(day)) continue;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    for (const { from: opens, to: closes } of days.filter((one) => one.day === weekday)) {
      yield {
        from: instantOf({ ...midnight, minute: opens }, timeZone),
        to: instantOf({ ...midnight, minute: closes }, timeZone),
      };
    }
  }
}
