import { FACET_FIELDS } from '../../service/fields/facet-fields.ts';
import { kindOf } from '../fields/kind-of.ts';
import type { Field } from '../model.ts';
import type { JiraState } from '../state.ts';
import { COMPUTED_FIELDS } from './computed-fields.ts';

/** Names that clients use for fields besides their ids. */
const ALIASES: Readonly<Record<string, string>> = {
  assignee: 'assignee',
  due: 'duedate',
  key: 'issuekey',
  fixversion: 'fixVersions',
  affectedversion: 'versions',
};

/**
 * The fields that a list like `*navigable,comment,-description` names, in the site's order. An empty list means
 * `byDefault`. Unknown names are passed over, as Jira does.
 */
export function selectFields(
  state: JiraState,
  names: readonly string[],
  byDefault: '*all' | '*navigable' | 'none',
): Field[] {
  const wanted = names.map((name) => name.trim()).filter((name) => name !== '');
  const positive = wanted.filter((name) => !name.startsWith('-'));
  const rules = positive.length > 0 ? wanted : [byDefault, ...wanted];
  const chosen = new Set<string>();
  const fields = state.fields.filter((field) => !field.trashed && isShown(field));
  for (const rule of rules) {
    if (rule === 'none' || rule === 'id') continue;
    if (rule === '*all') for (const field of fields) chosen.add(field.id);
    else if (rule === '*navigable') {
      for (const field of fields) if (field.navigable) chosen.add(field.id);
    } else if (rule.startsWith('-')) {
      if (rule === '-*all') chosen.clear();
      else for (const field of named(fields, rule.slice(1))) chosen.delete(field.id);
    } else for (const field of named(fields, rule)) chosen.add(field.id);
  }
  return fields.filter((field) => chosen.has(field.id));
}

/** Key and thumbnail are columns only; an issue's `fields` never holds them. */
function isShown(field: Field): boolean {
  return [COMPUTED_FIELDS[field.id], FACET_FIELDS[field.schema.custom ?? ''], kindOf(field)].some(
    (known) => known !== undefined,
  );
}

function named(fields: readonly Field[], name: string): Field[] {
  const lower = name.toLowerCase();
  const id = ALIASES[lower] ?? name;
  const byId = fields.filter((field) => field.id === id || field.id.toLowerCase() === lower);
  if (byId.length > 0) return byId;
  return fields.filter((field) => field.custom && field.name.toLowerCase() === lower);
}
