import { JIRA } from '../../../src/core/limits.ts';
import { callerTimeZone } from '../shape/user.ts';
import { formatTime } from '../time-format.ts';
import { FieldError, type FieldKind, isNumber, isString, listKind, singleKind } from './field-kind.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const NUMBER: FieldKind = singleKind(isNumber, {
  parse: (input) => {
    if (typeof input !== 'number') throw new FieldError('Operation value must be a number');
    if (!Number.isFinite(input) || Math.abs(input) > JIRA.numberMax) {
      throw new FieldError('Number values must be between -100000000000000 and 100000000000000.');
    }
    return input;
  },
  bean: (value) => value,
  log: (value) => ({ id: null, text: String(value) }),
});

/** Seconds; written through time tracking and worklogs, never directly. */
export const SECONDS: FieldKind = {
  ...singleKind(isNumber, {
    parse: () => undefined,
    bean: (value) => value,
    log: (value) => ({ id: String(value), text: String(value) }),
  }),
  operations: [],
};

/** Due date: logged as the database shows it. */
export const DUE_DATE: FieldKind = dateKind((day) => ({ id: day, text: `${day} 00:00:00.0` }));

/** Date fields: logged as the site's look shows it, like 4/Mar/26. */
export const DATE: FieldKind = dateKind((day) => ({ id: day, text: shortDay(day) }));

export const DATE_TIME: FieldKind = singleKind(isNumber, {
  parse: (input) => {
    if (typeof input !== 'string') throw new FieldError('Operation value must be a string');
    if (input === '') return undefined;
    const at = parseTime(input);
    if (at === undefined) throw new FieldError(`Error parsing time: ${input}`);
    return at;
  },
  bean: (at, call) => formatTime(at, callerTimeZone(call)),
  log: (at) => ({ id: formatTime(at, 'UTC').replace(/\.\d{3}/, ''), text: shortTime(at) }),
});

/** Set by Jira itself (resolved). */
export const READ_ONLY_TIME: FieldKind = { ...DATE_TIME, operations: [] };

export const LABELS = labelsKind([]);
export const CUSTOM_LABELS = labelsKind(null);

function labelsKind(empty: [] | null): FieldKind {
  return listKind({
    parse: (input) => {
      if (typeof input !== 'string') throw new FieldError('string expected at index 0');
      if (/\s/.test(input)) throw new FieldError(`The label '${input}' contains spaces which is invalid.`);
      if (input === '') throw new FieldError('The label cannot be empty.');
      if (input.length > JIRA.labelCharacters) {
        throw new FieldError(
          `The label '${input}' exceeds the maximum length for a single label of 255 characters.`,
        );
      }
      return input;
    },
    bean: (label) => label,
    text: (label) => label,
    logged: 'words',
    empty,
  });
}

function dateKind(log: (day: string) => { id: string; text: string }): FieldKind {
  return singleKind(isString, {
    parse: (input) => {
      if (typeof input !== 'string') throw new FieldError('Operation value must be a string');
      if (input === '') return undefined;
      if (!isDay(input)) throw new FieldError(`Error parsing date string: ${input}`);
      return input;
    },
    bean: (day) => day,
    log,
  });
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Epoch ms of Jira's time stamps, with or without milliseconds, zone as `+0530`, `+05:30` or `Z`. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (!match) return undefined;
  const zone = (match[2] ?? 'Z').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const at = Date.parse(`${match[1]}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

function shortDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}/${MONTHS[Number(month) - 1] ?? ''}/${year?.slice(2) ?? ''}`;
}

function shortTime(at: number): string {
  const iso = new Date(at).toISOString();
  const hour = Number(iso.slice(11, 13));
  const half = hour < 12 ? 'AM' : 'PM';
  return `${shortDay(iso.slice(0, 10))} ${hour % 12 === 0 ? 12 : hour % 12}:${iso.slice(14, 16)} ${half}`;
}
