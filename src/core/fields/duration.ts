import type { FieldKind } from './field-kind.ts';

/** Which part of time tracking a field shows. */
const PARTS: Readonly<Record<string, string>> = {
  timeoriginalestimate: 'originalEstimate',
  timeestimate: 'remainingEstimate',
};

/** An estimate. Jira shows it in seconds in a field of its own and takes it, in minutes, with time tracking. */
export const duration: FieldKind<'duration'> = {
  wire: 'duration',
  called: 'an estimate',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'duration', value: null };
    return typeof raw === 'number' && Number.isInteger(raw) && raw >= 0
      ? { kind: 'duration', value: raw }
      : undefined;
  },
  write: ({ value }, { field }) => {
    const part = PARTS[field];
    if (part === undefined) return { ok: false, code: 'wrong-kind' };
    const minutes = Math.round((value ?? 0) / 60);
    return {
      ok: true,
      raw: minutes * 60,
      under: { field: 'timetracking', value: { [part]: `${minutes}m` } },
    };
  },
  // Jira cannot take an estimate away again, only set it to nothing.
  normal: ({ value }) => Math.round((value ?? 0) / 60),
};
