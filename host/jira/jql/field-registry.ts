import type { ClauseField } from './clause-field.ts';
import { customClauseField } from './fields/custom-fields.ts';
import { issueFields } from './fields/issue-fields.ts';
import { listFields } from './fields/list-fields.ts';
import { namedFields } from './fields/named-fields.ts';
import { peopleFields } from './fields/people-fields.ts';
import { textFields } from './fields/text-fields.ts';
import { timeFields } from './fields/time-fields.ts';
import { aliasField, propertyField } from './property-field.ts';
import type { FieldName } from './query.ts';
import type { SearchView } from './search-view.ts';

const systemFields: readonly ClauseField[] = [
  ...namedFields,
  ...peopleFields,
  ...listFields,
  ...textFields,
  ...timeFields,
  ...issueFields,
];

/** Every field that the asker can name, system fields first. */
export function clauseFields(view: SearchView): ClauseField[] {
  const custom = view.fields.flatMap((field) => customClauseField(field) ?? []);
  const aliases = view.aliases
    .filter(({ alias }) => alias !== null)
    .map((declared) => aliasField(declared, view));
  return [...systemFields, ...custom, ...aliases];
}

/** Fields under a name, in any case. Several custom fields may share one; a system field goes before all. */
export function fieldsNamed(field: FieldName, view: SearchView): readonly ClauseField[] {
  if (field.property !== null) {
    if (field.name.toLowerCase() !== 'issue.property') return [];
    const found = propertyField(field.property.key, field.property.path, view);
    return found === null ? [] : [found];
  }
  const name = field.name.toLowerCase();
  const system = systemFields.find((entry) => entry.names.includes(name));
  if (system !== undefined) return [system];
  return clauseFields(view).filter((entry) => entry.names.includes(name));
}

export function unknownField(field: FieldName, view: SearchView): string {
  const name =
    field.property === null ? field.name : `issue.property[${field.property.key}].${field.property.path}`;
  return view.user === null
    ? `Field '${name}' does not exist or this field cannot be viewed by anonymous users.`
    : `Field '${name}' does not exist or you do not have permission to view it.`;
}
