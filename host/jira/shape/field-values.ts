import { FACET_FIELDS } from '../../service/fields/facet-fields.ts';
import type { Call } from '../call.ts';
import { RANK_FIELD_ID } from '../catalogue/custom-fields.ts';
import { kindOf } from '../fields/kind-of.ts';
import type { Field, Issue } from '../model.ts';
import { COMPUTED_FIELDS } from './computed-fields.ts';

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
  if (field.id === RANK_FIELD_ID) return issue.rank;
  const facet = FACET_FIELDS[field.schema.custom ?? ''];
  if (facet) return facet(call, issue, field);
  const kind = kindOf(field);
  if (!kind) return undefined;
  const stored = issue.values[field.id];
  return stored === undefined ? (kind.emptyBean ?? null) : kind.bean(stored, call, field);
}
