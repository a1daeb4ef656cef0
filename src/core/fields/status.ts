import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const status = z.looseObject({
  name: z.string(),
  statusCategory: z.looseObject({ key: z.string() }).optional(),
});

/**
 * A status crosses by its name; the category tells the other side what kind of status it is. It is never edited:
 * the workflow decides by which transitions the issue gets there.
 */
export const statusKind: FieldKind<'status'> = {
  wire: 'status',
  called: 'the status',
  needs: 'options',
  read: (raw) => {
    const parsed = status.safeParse(raw);
    if (!parsed.success) return undefined;
    const { name, statusCategory } = parsed.data;
    return { kind: 'status', value: { name, category: statusCategory?.key ?? 'undefined' } };
  },
  write: ({ value }) => {
    const name = value.name.trim();
    return name === '' ? { ok: false, code: 'no-match' } : { ok: true, raw: { name } };
  },
  normal: ({ value }) => value.name.trim().toLowerCase(),
};
