import { instantOf, wallTime } from './zoned-time.ts';

/** The span that a written date means: a whole day, or one minute. `end` is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Clockwork {
  readonly now: number;
  readonly timeZone: string;
}

const minute = 60_000;

/** Reads a date as Jira's queries write it: absolute, relative to now, or epoch milliseconds. */
export function parseInstant(text: string, { now, timeZone }: Clockwork): Span | null {
  const trimmed = text.trim();
  if (/^\d{5,}$/.test(trimmed)) {
    const start = Number(trimmed);
    return { start, end: start + 1 };
  }
  return absolute(trimmed, timeZone) ?? relative(trimmed, now);
}

function absolute(text: string, timeZone: string): Span | null {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minutes] = [Number(match[4] ?? 0), Number(match[5] ?? 0)];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 24 || minutes > 59) return null;
  const at = { year, month, day, hour, minute: minutes, second: 0 };
  const start = instantOf(at, timeZone);
  const end = match[4] === undefined ? instantOf({ ...at, day: day + 1 }, timeZone) : start + minute;
  return { start, end };
}

const units: Record<string, number> = {
  w: 7 * 24 * 60 * minute,
  d: 24 * 60 * minute,
  h: 60 * minute,
  m: minute,
};

function relative(text: string, now: number): Span | null {
  const length = parsePeriod(text);
  if (length === null) return null;
  const start = now + length;
  return { start, end: start + minute };
}

/** A period like `-4w 2d`; the sign holds for all of it. Milliseconds, or null when it is none. */
function parsePeriod(text: string): number | null {
  const match = /^([+-])?((?:\d+(?:\.\d+)?[wdhm]\s*)+)$/i.exec(text.trim());
  if (match === null) return null;
  let total = 0;
  for (const part of (match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)([wdhm])/gi)) {
    total += Number(part[1]) * (units[(part[2] ?? '').toLowerCase()] ?? 0);
  }
  return match[1] === '-' ? -total : total;
}

/** A length of work: `2h 30m`, or a bare number of minutes. A week has 5 days of 8 hours. Seconds, or null. */
export function parseWork(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 60;
  if (!/^(\d+(?:\.\d+)?[wdhm]\s*)+$/i.test(trimmed)) return null;
  const lengths: Record<string, number> = { w: 5 * 8 * 3600, d: 8 * 3600, h: 3600, m: 60 };
  let total = 0;
  for (const part of trimmed.matchAll(/(\d+(?:\.\d+)?)([wdhm])/gi)) {
    total += Number(part[1]) * (lengths[(part[2] ?? '').toLowerCase()] ?? 0);
  }
  return total;
}

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

/** An increment of a date function: `-1`, `+2w`, `"(+/-)nn(y|M|w|d|h|m)"`. */
export function parseIncrement(text: string, natural: Unit): { amount: number; unit: Unit } | null {
  const match = /^([+-]?\d+)\s*([yMwdhm])?$/.exec(text.trim());
  if (match === null) return null;
  const unit = match[2];
  return { amount: Number(match[1]), unit: isUnit(unit) ? unit : natural };
}

function isUnit(text: string | undefined): text is Unit {
  return text !== undefined && ['y', 'M', 'w', 'd', 'h', 'm'].includes(text);
}

/** Moves an instant by calendar units in a time zone. */
export function shift(instant: number, amount: number, unit: Unit, timeZone: string): number {
  if (unit === 'h') return instant + amount * 60 * minute;
  if (unit === 'm') return instant + amount * minute;
  const wall = wallTime(instant, timeZone);
  const days = unit === 'w' ? amount * 7 : unit === 'd' ? amount : 0;
  const months = unit === 'M' ? amount : unit === 'y' ? amount * 12 : 0;
  const target = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return instantOf(
    {
      ...wall,
      year: target.getUTCFullYear(),
      month: target.getUTCMonth() + 1,
      day: Math.min(wall.day, last) + days,
    },
    timeZone,
  );
}
