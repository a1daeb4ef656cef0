import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const named = z.looseObject({ name: z.string() });

/** Crosses by name, on create only; a name that the project does not have becomes its first standard type. */
export const issueType: FieldKind<'issueType'> = {
  kind: 'issueType',
  read: (raw) => {
    const parsed = named.safeParse(raw);
    return parsed.success ? { kind: 'issueType', value: parsed.data.name } : undefined;
  },
  write: ({ value }, { project }) => {
    const types = (project?.issueTypes ?? []).filter((type) => !type.subtask);
    const wanted = value.trim().toLowerCase();
    const found = types.find((type) => type.name.trim().toLowerCase() === wanted) ?? types[0];
    return found ? { ok: true, raw: { id: found.id } } : { ok: false, code: 'no-match' };
  },
  normal: ({ value }) => value.trim().toLowerCase(),
};
