import type { Call } from '../call.ts';
import { kindOf } from '../fields/kind-of.ts';
import type { Field, Issue } from '../model.ts';
import { COMPUTED_FIELDS } from './computed-fields.ts';
import { selectFields } from './field-selection.ts';
import { issueExpansions } from './issue-expansions.ts';
import { self } from './link.ts';

/** What a client asks to see of an issue. */
export interface IssueView {
  /** As in the `fields` parameter, already split at commas; empty means `byDefault`. */
  readonly fields: readonly string[];
  readonly byDefault: '*all' | '*navigable' | 'none';
  readonly expand: ReadonlySet<string>;
  /** Keys of issue properties to show; `*all` for every one. */
  readonly properties: readonly string[];
}

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

/** REST values of the given fields; one that has none for this issue (like parent) is left out. */
export function fieldValues(call: Call, issue: Issue, fields: readonly Field[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = fieldValue(call, issue, field);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

export function fieldValue(call: Call, issue: Issue, field: Field): unknown {
  const computed = COMPUTED_FIELDS[field.id];
  if (computed) return computed(call, issue);
  const kind = kindOf(field);
  if (!kind) return undefined;
  const stored = issue.values[field.id];
  return stored === undefined ? (kind.emptyBean ?? null) : kind.bean(stored, call, field);
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
