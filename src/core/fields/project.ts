import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const project_ = z.looseObject({ key: z.string(), name: z.string().default('') });

/** Another project of the site, by its key. */
export const project: FieldKind<'project'> = {
  wire: 'project',
  called: 'a space',
  needs: 'options',
  read: (raw) => {
    if (raw === null) return { kind: 'project', value: null };
    const parsed = project_.safeParse(raw);
    if (!parsed.success) return undefined;
    return { kind: 'project', value: { key: parsed.data.key, name: parsed.data.name } };
  },
  write: ({ value }) => ({ ok: true, raw: value === null ? null : { key: value.key.trim().toUpperCase() } }),
  normal: ({ value }) => value?.key.trim().toUpperCase() ?? null,
};
