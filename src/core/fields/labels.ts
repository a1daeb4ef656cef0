import * as z from 'zod';
import { JIRA } from '../limits.ts';
import type { FieldKind, SetKind, WriteTarget, Written } from './field-kind.ts';

const words = z.array(z.string());

/** Labels: words without spaces, told apart by case. */
export const labels: FieldKind<'options'> = {
  wire: 'options',
  called: 'labels',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'options', value: [] };
    const parsed = words.safeParse(raw);
    return parsed.success ? { kind: 'options', value: parsed.data } : undefined;
  },
  write: ({ value }, target) => {
    const written = value.map((label) => asLabel(label, target));
    const refused = written.find((one) => !one.ok);
    if (refused) return refused;
    return { ok: true, raw: [...new Set(written.flatMap((one) => (one.ok ? [one.raw] : [])))] };
  },
  normal: ({ value }) => [...new Set(value)].sort(),
  set: { entry: asLabel, form: (name) => name.trim().replace(/\s+/g, '_') } satisfies SetKind,
};

/** Jira refuses a label with spaces: they become underscores, or the label is set aside. */
function asLabel(name: string, { labelSpaces }: WriteTarget): Written {
  const trimmed = name.trim();
  if (trimmed === '') return { ok: false, code: 'needed' };
  if (/\s/.test(trimmed) && labelSpaces === 'error') return { ok: false, code: 'no-match' };
  const label = trimmed.replace(/\s+/g, '_');
  return label.length > JIRA.labelCharacters ? { ok: false, code: 'too-long' } : { ok: true, raw: label };
}
