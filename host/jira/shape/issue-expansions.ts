import type { Call } from '../call.ts';
import type { Field, Issue } from '../model.ts';
import type { IssueView } from './issue-bean.ts';

/** The parts of an issue that `expand` adds. */
export function issueExpansions(
  _call: Call,
  _issue: Issue,
  fields: readonly Field[],
  view: IssueView,
): Record<string, unknown> {
  const { expand } = view;
  return {
    ...(expand.has('names')
      ? { names: Object.fromEntries(fields.map((field) => [field.id, field.name])) }
      : {}),
    ...(expand.has('schema')
      ? { schema: Object.fromEntries(fields.map((field) => [field.id, field.schema])) }
      : {}),
  };
}
