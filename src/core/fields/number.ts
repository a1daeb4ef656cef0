import { JIRA } from '../limits.ts';
import type { FieldKind } from './field-kind.ts';

/** A number; story points are one. */
export const number: FieldKind<'number'> = {
  wire: 'number',
  called: 'a number',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'number', value: null };
    return typeof raw === 'number' && Number.isFinite(raw) ? { kind: 'number', value: raw } : undefined;
  },
  write: ({ value }) => {
    if (value !== null && Math.abs(value) > JIRA.numberMax) return { ok: false, code: 'out-of-range' };
    return { ok: true, raw: value };
  },
  normal: ({ value }) => value,
};
