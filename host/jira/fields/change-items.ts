import { EPIC_LINK_FIELD_ID } from '../catalogue/custom-fields.ts';
import type { ChangeItem, Field, Issue } from '../model.ts';
import type { JiraState } from '../state.ts';
import { isStrings, type LoggedValue } from './field-kind.ts';
import { kindOf } from './kind-of.ts';

/** Names under which the changelog has fields, where they differ from the id. */
const LOGGED_AS: Readonly<Record<string, string>> = {
  fixVersions: 'Fix Version',
  versions: 'Version',
  components: 'Component',
};

/** Order in which Jira lists the items of one change is that of the screen; here that of the site's fields. */
export function changeItems(state: JiraState, before: Issue, after: Issue): ChangeItem[] {
  return [
    ...placeItems(state, before, after),
    ...Object.keys({ ...before.values, ...after.values }).flatMap((fieldId) =>
      valueItems(state, fieldId, before.values[fieldId], after.values[fieldId]),
    ),
  ];
}

/** Items of what stands on the issue itself: project, key, type, status, parent. */
function placeItems(state: JiraState, before: Issue, after: Issue): ChangeItem[] {
  const items: ChangeItem[] = [];
  if (before.projectId !== after.projectId) {
    const name = (id: string) => state.projects.get(id)?.name ?? id;
    items.push(item('project', 'project', ref(before.projectId, name), ref(after.projectId, name)));
    items.push(item('Key', undefined, { id: null, text: before.key }, { id: null, text: after.key }));
  }
  if (before.issueTypeId !== after.issueTypeId) {
    const name = (id: string) => state.issueTypes.get(id)?.name ?? id;
    items.push(item('issuetype', 'issuetype', ref(before.issueTypeId, name), ref(after.issueTypeId, name)));
  }
  if (before.statusId !== after.statusId) {
    const name = (id: string) => state.statuses.get(id)?.name ?? id;
    items.push(item('status', 'status', ref(before.statusId, name), ref(after.statusId, name)));
  }
  if (before.parentId !== after.parentId) {
    const name = (id: string) => state.issues.get(id)?.key ?? id;
    const parent = (id: string | null): LoggedValue =>
      id === null ? { id: null, text: null } : ref(id, name);
    items.push(item('IssueParentAssociation', undefined, parent(before.parentId), parent(after.parentId)));
  }
  return items;
}

function valueItems(state: JiraState, fieldId: string, before: unknown, after: unknown): ChangeItem[] {
  if (sameValue(before, after)) return [];
  const field = state.fields.get(fieldId);
  const kind = field ? kindOf(field) : undefined;
  if (!field || !kind || UNLOGGED.has(fieldId)) return [];
  if (kind.loggedEach) return eachItems(state, field, kind.loggedEach, before, after);
  const log = (value: unknown) => kind.log(value, state, field);
  return [itemOf(field, log(before), log(after))];
}

const UNLOGGED = new Set(['resolutiondate', 'statuscategorychangedate', 'lastViewed', EPIC_LINK_FIELD_ID]);

function eachItems(
  state: JiraState,
  field: Field,
  text: (id: string, state: JiraState) => string,
  before: unknown,
  after: unknown,
): ChangeItem[] {
  const old = isStrings(before) ? before : [];
  const now = isStrings(after) ? after : [];
  const nothing: LoggedValue = { id: null, text: null };
  const shown = (id: string): LoggedValue => ({ id, text: text(id, state) });
  return [
    ...old.filter((id) => !now.includes(id)).map((id) => itemOf(field, shown(id), nothing)),
    ...now.filter((id) => !old.includes(id)).map((id) => itemOf(field, nothing, shown(id))),
  ];
}

function itemOf(field: Field, from: LoggedValue, to: LoggedValue): ChangeItem {
  if (field.custom) return { ...item(field.name, field.id, from, to), fieldtype: 'custom' };
  return item(LOGGED_AS[field.id] ?? field.id, field.id, from, to);
}

function item(field: string, fieldId: string | undefined, from: LoggedValue, to: LoggedValue): ChangeItem {
  return {
    field,
    fieldtype: 'jira',
    ...(fieldId === undefined ? {} : { fieldId }),
    from: from.id,
    fromString: from.text,
    to: to.id,
    toString: to.text,
  };
}

function ref(id: string, name: (id: string) => string): LoggedValue {
  return { id, text: name(id) };
}

/** Stored values are plain JSON, so their text tells whether they differ. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
