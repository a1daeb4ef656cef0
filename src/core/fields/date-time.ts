import { instantOf, isInstant, isoInstant } from './calendar.ts';
import type { FieldKind } from './field-kind.ts';

/** An instant: every site shows it in the zone of who looks. */
export const dateTime: FieldKind<'dateTime'> = {
  wire: 'dateTime',
  called: 'a date with time',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'dateTime', value: null };
    const at = typeof raw === 'string' ? instantOf(raw) : undefined;
    return at === undefined ? undefined : { kind: 'dateTime', value: at };
  },
  write: ({ value }) => {
    if (value === null) return { ok: true, raw: null };
    // Jira wants the zone as +0000.
    return isInstant(value)
      ? { ok: true, raw: isoInstant(value).replace('Z', '+0000') }
      : { ok: false, code: 'out-of-range' };
  },
  normal: ({ value }) => value,
};
