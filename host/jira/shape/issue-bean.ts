import type { Call } from '../call.ts';
import type { Issue } from '../model.ts';
import { selectFields } from './field-selection.ts';
import { fieldValues } from './field-values.ts';
import { issueExpansions } from './issue-expansions.ts';
import type { IssueView } from './issue-view.ts';
import { self } from './link.ts';

const EXPANDABLE =
  'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations,customfield_10010.requestTypePractice';

/** IssueBean: what GET issue, search and bulk fetch answer. */
export function issueBean(call: Call, issue: Issue, view: IssueView): Record<string, unknown> {
  const fields = selectFields(call.state, view.fields, view.byDefault);
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: self(call, `issue/${issue.id}`),
    key: issue.key,
    ...issueExpansions(call, issue, fields, view),
    ...propertiesPart(issue, view.properties),
    ...(fields.length > 0 ? { fields: fieldValues(call, issue, fields) } : {}),
  };
}

function propertiesPart(issue: Issue, keys: readonly string[]): Record<string, unknown> {
  if (keys.length === 0) return {};
  const all = keys.includes('*all');
  const shown = Object.entries(issue.properties).filter(([key]) => all || keys.includes(key));
  return { properties: Object.fromEntries(shown) };
}

/** Splits a list parameter that may be repeated and may hold commas. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
