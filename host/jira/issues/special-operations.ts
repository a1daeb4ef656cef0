import type { Field } from '../model.ts';

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  issuetype: ['set'],
  project: ['set'],
  parent: ['set'],
  timetracking: ['set', 'edit'],
  issuelinks: ['add', 'copy'],
  attachment: ['set', 'copy'],
  comment: ['add', 'edit', 'remove'],
  worklog: ['add', 'edit', 'remove'],
};

/** Operations of the fields that no kind reads. */
export function kindOperations(field: Field): readonly string[] | undefined {
  return OPERATIONS[field.id];
}
