import { parseIncrement, shift } from '../date-literal.ts';
import type { SearchView } from '../search-view.ts';
import { instantOf, wallTime } from '../zoned-time.ts';
import type { JqlFunction } from './function-registry.ts';

/** Functions that give an instant, in epoch milliseconds, by the clock of the asker's time zone. */
export const dateFunctions: readonly JqlFunction[] = [
  instant('now', (view) => view.now),
  instant('currentLogin', (view) => view.currentLogin),
  instant('lastLogin', (view) => view.lastLogin),
  ...(['Day', 'Week', 'Month', 'Year'] as const).flatMap((period) => [
    boundary(`startOf${period}`, period, 'start'),
    boundary(`endOf${period}`, period, 'end'),
  ]),
];

type Period = 'Day' | 'Week' | 'Month' | 'Year';

const naturalUnit = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' } as const;

function instant(name: string, read: (view: SearchView) => number): JqlFunction {
  return {
    name,
    label: `${name}()`,
    kinds: ['date', 'datetime'],
    list: false,
    arguments: [0, 0],
    call: (_, view) => [read(view)],
  };
}

function boundary(name: string, period: Period, side: 'start' | 'end'): JqlFunction {
  return {
    name,
    label: `${name}()`,
    kinds: ['date', 'datetime'],
    list: false,
    arguments: [0, 1],
    call: ([increment], view) => {
      const base = startOf(period, view.now, view.timeZone);
      const at = side === 'start' ? base : shift(base, 1, naturalUnit[period], view.timeZone) - 1000;
      if (increment === undefined || increment === '') return [at];
      const parsed = parseIncrement(increment, naturalUnit[period]);
      if (parsed === null) {
        return {
          problem: `Date value '${increment}' for function '${name}' is invalid. The valid format is '(+/-)nn(y|M|w|d|h|m)'.`,
        };
      }
      if (side === 'start') return [shift(at, parsed.amount, parsed.unit, view.timeZone)];
      // The end is the second before the next start, so that a shifted end of month is still an end of month.
      return [shift(at + 1000, parsed.amount, parsed.unit, view.timeZone) - 1000];
    },
  };
}

/** A week begins on Sunday, as on a site with the default locale. */
function startOf(period: Period, now: number, timeZone: string): number {
  const wall = wallTime(now, timeZone);
  const midnight = { ...wall, hour: 0, minute: 0, second: 0 };
  switch (period) {
    case 'Day':
      return instantOf(midnight, timeZone);
    case 'Week': {
      const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
      return instantOf({ ...midnight, day: wall.day - weekday }, timeZone);
    }
    case 'Month':
      return instantOf({ ...midnight, day: 1 }, timeZone);
    case 'Year':
      return instantOf({ ...midnight, month: 1, day: 1 }, timeZone);
  }
}
