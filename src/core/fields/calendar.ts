/** Years that Jira's date fields take. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** Whether `YYYY-MM-DD` names a day that there is. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Epoch milliseconds of an ISO 8601 time with its zone; undefined without one, or where there is no such time. */
export function instantOf(text: string): number | undefined {
  const parts = STAMP.exec(text.trim());
  const [, day, time, seconds = ':00', zone = ''] = parts ?? [];
  if (day === undefined || time === undefined || !isDay(day)) return undefined;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const at = Date.parse(`${day}T${time}${seconds.slice(0, 7)}${offset}`);
  return isInstant(at) ? at : undefined;
}

/** Whether Jira can keep this instant, epoch milliseconds. */
export function isInstant(at: number): boolean {
  if (!Number.isInteger(at) || Math.abs(at) > 8.64e15) return false;
  const year = new Date(at).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** `2026-03-04T05:06:07.089Z`. */
export const isoInstant = (at: number): string => new Date(at).toISOString();

/** The calendar day that UTC has at an instant. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Noon in UTC of a day: the instant that falls on that day in every zone from UTC-12 to UTC+11. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00.000Z`);
