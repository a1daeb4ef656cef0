import { isDay } from './calendar.ts';
import type { FieldKind } from './field-kind.ts';

/** A day of the calendar. It has no time and no zone, so that it is the same day on every site. */
export const date: FieldKind<'date'> = {
  wire: 'date',
  called: 'a date',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'date', value: null };
    return typeof raw === 'string' && isDay(raw) ? { kind: 'date', value: raw } : undefined;
  },
  write: ({ value }) =>
    value === null || isDay(value) ? { ok: true, raw: value } : { ok: false, code: 'out-of-range' },
  normal: ({ value }) => value,
};
