import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const named = z.looseObject({ name: z.string() });

/**
 * Crosses by name, on create only; a name that the project does not have becomes its
 * Task, or where it has none its first standard type.
 */
export const issueType: FieldKind<'issueType'> = {
  wire: 'issueType',
  read: (raw) => {
    const parsed = named.safeParse(raw);
    return parsed.success ? { kind: 'issueType', value: parsed.data.name } : undefined;
  },
  write: ({ value }, { project }) => {
    const types = (project?.issueTypes ?? []).filter((type) => type.level >= 0);
    const called = (name: string) => types.find((type) => type.name.trim().toLowerCase() === name);
    const standard = types.find((type) => type.level === 0);
    const found = called(value.trim().toLowerCase()) ?? called('task') ?? standard ?? types[0];
    return found ? { ok: true, raw: { id: found.id } } : { ok: false, code: 'no-match' };
  },
  normal: ({ value }) => value.trim().toLowerCase(),
};
