import * as z from 'zod';
import type { JiraProject } from '../ports/jira.ts';
import type { FieldKind } from './field-kind.ts';
import { nameForm } from './option-kind.ts';

const named = z.looseObject({ name: z.string() });

/**
 * Crosses by name. At a create, a name that the project does not have becomes its Task, or where it has none its
 * first standard type: an issue must have some type.
 */
export const issueType: FieldKind<'issueType'> = {
  wire: 'issueType',
  called: 'the work type',
  needs: 'project',
  read: (raw) => {
    const parsed = named.safeParse(raw);
    return parsed.success ? { kind: 'issueType', value: parsed.data.name } : undefined;
  },
  write: ({ value }, { project, underParent }) => {
    if (!project) return { ok: true, raw: { name: value.trim() } };
    const found = typeFor(project, value, underParent);
    return found ? { ok: true, raw: { id: found.id } } : { ok: false, code: 'no-match' };
  },
  normal: ({ value }) => nameForm(value),
};

/** The project's type for one of that name; a sub-task only under a parent. Undefined: it has none at all. */
export function typeFor(
  project: JiraProject,
  name: string,
  underParent = false,
): JiraProject['issueTypes'][number] | undefined {
  const types = project.issueTypes.filter((type) => type.level >= 0 || underParent);
  const called = (wanted: string) => types.find((type) => nameForm(type.name) === nameForm(wanted));
  return called(name) ?? called('task') ?? types.find((type) => type.level === 0) ?? types[0];
}
