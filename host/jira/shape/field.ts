import type { Call } from '../call.ts';
import type { Field } from '../model.ts';
import { formatTime } from '../time-format.ts';

/** FieldDetails, as GET /field lists fields. */
export function fieldDetails(field: Field): Record<string, unknown> {
  const isColumnOnly = field.id === 'issuekey' || field.id === 'thumbnail';
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    custom: field.custom,
    orderable: field.orderable,
    navigable: field.navigable,
    searchable: field.searchable,
    clauseNames: field.clauseNames,
    ...(isColumnOnly ? {} : { schema: field.schema }),
  };
}

const SEARCHERS: Readonly<Record<string, string>> = {
  string: 'textsearcher',
  number: 'exactnumber',
  date: 'daterange',
  datetime: 'datetimerange',
  option: 'multiselectsearcher',
  'option-with-child': 'cascadingselectsearcher',
  user: 'userpickergroupsearcher',
  group: 'grouppickersearcher',
  version: 'versionsearcher',
  project: 'projectsearcher',
};

/** The searcher that Jira pairs with a custom field; undefined where it has none. */
function searcherKey(field: Field): string | undefined {
  if (!field.custom) return undefined;
  const type = field.schema.custom?.endsWith(':labels')
    ? 'labels'
    : (field.schema.items ?? field.schema.type);
  const name = type === 'labels' ? 'labelsearcher' : SEARCHERS[type];
  return name === undefined ? undefined : `com.atlassian.jira.plugin.system.customfieldtypes:${name}`;
}

/** Field, as the paged search lists fields; `expand` adds key, searcher, counts and last use. */
export function fieldInSearch(
  call: Call,
  field: Field,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const searcher = searcherKey(field);
  const screens = call.state.screens.filter(({ screens: byType }) =>
    Object.values(byType).some(({ create, edit }) =>
      [...create, ...edit].some(({ fieldId }) => fieldId === field.id),
    ),
  ).length;
  return {
    id: field.id,
    name: field.name,
    schema: field.schema,
    description: field.description,
    ...(expand.has('key') ? { key: field.id } : {}),
    ...(expand.has('stableId') ? { stableId: field.id } : {}),
    ...(expand.has('isLocked') ? { isLocked: false } : {}),
    ...(expand.has('searcherKey') && searcher !== undefined ? { searcherKey: searcher } : {}),
    ...(expand.has('screensCount') ? { screensCount: screens } : {}),
    ...(expand.has('contextsCount') ? { contextsCount: field.custom ? 1 : 0 } : {}),
    ...(expand.has('projectsCount') ? { projectsCount: call.state.projects.size } : {}),
    ...(expand.has('lastUsed') ? { lastUsed: lastUse(call, field) } : {}),
  };
}

function lastUse(call: Call, field: Field): Record<string, unknown> {
  let last: number | undefined;
  for (const issue of call.state.issues.all()) {
    if (issue.values[field.id] !== undefined) last = Math.max(last ?? 0, issue.updated);
  }
  return last === undefined
    ? { type: 'NO_INFORMATION' }
    : { type: 'TRACKED', value: formatTime(last, 'UTC') };
}
