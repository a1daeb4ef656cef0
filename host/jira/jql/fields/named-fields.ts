import type { NamedValue, Project } from '../../model.ts';
import type { ClauseField, Key } from '../clause-field.ts';
import { absent, emptiness, equality, ordering, past } from '../clause-field.ts';
import { findProject } from '../find-named.ts';
import type { ValueOperand } from '../query.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import { storedIds } from '../stored-values.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Ids of the values that a text names: by name in any case, else by id. Several may share a name. */
export function idsNamed(list: readonly Named[], value: ValueOperand): readonly string[] {
  const wanted = value.value.toLowerCase();
  const byName = list.filter((entry) => entry.name.toLowerCase() === wanted);
  const found = byName.length > 0 ? byName : list.filter((entry) => entry.id === value.value);
  return found.map(({ id }) => id);
}

/** Resolves by name or id among the values of the site. */
function resolveNamed(list: (view: SearchView) => readonly Named[]): ClauseField['resolve'] {
  return (value, name, view) => {
    const keys = idsNamed(list(view), value);
    return keys.length === 0 ? absent(value, name) : { keys };
  };
}

const rank = (list: readonly Named[], key: Key): number => list.findIndex(({ id }) => id === key);

/** Orders by the place in the site's list; `descending` where the first of the list is the greatest. */
function byPlace(
  list: (view: SearchView) => readonly Named[],
  descending: boolean,
): NonNullable<ClauseField['compare']> {
  return (left, right, view) => {
    const difference = rank(list(view), left) - rank(list(view), right);
    return descending ? -difference : difference;
  };
}

const nameOf = (list: readonly Named[], id: string | undefined): string | null =>
  list.find((entry) => entry.id === id)?.name.toLowerCase() ?? null;

const single = (fieldId: string) => (document: IssueDocument) => storedIds(document.issue, fieldId);

const priorities = (view: SearchView): readonly NamedValue[] => view.priorities;
const resolutions = (view: SearchView): readonly NamedValue[] => view.resolutions;

const statusCategories: readonly (Named & { readonly key: string })[] = [
  { id: '2', key: 'new', name: 'To Do' },
  { id: '4', key: 'indeterminate', name: 'In Progress' },
  { id: '3', key: 'done', name: 'Done' },
  { id: '1', key: 'undefined', name: 'No Category' },
];

export const namedFields: readonly ClauseField[] = [
  {
    names: ['project'],
    label: 'project',
    kind: 'project',
    operators: [...equality, ...emptiness],
    resolve: (value, name, view) => {
      const project = findProject(value.value, view);
      return project === undefined ? absent(value, name) : { keys: [project.id] };
    },
    read: ({ issue }) => [issue.projectId],
    sort: ({ issue }, view) => nameOf(view.projects, issue.projectId),
  },
  {
    names: ['category'],
    label: 'category',
    kind: 'category',
    operators: [...equality, ...emptiness],
    resolve: resolveNamed((view) => [...view.categories.values()]),
    read: ({ issue }, view) => {
      const category = view.categories.get(issue.projectId);
      return category === undefined ? [] : [category.id];
    },
  },
  {
    names: ['projecttype'],
    label: 'projectType',
    kind: 'category',
    operators: equality,
    resolve: (value, name) => {
      const known: readonly Project['projectTypeKey'][] = ['software', 'service_desk', 'business'];
      const key = known.find((type) => type === value.value.toLowerCase());
      return key === undefined ? absent(value, name) : { keys: [key] };
    },
    read: ({ issue }, view) =>
      view.projects.flatMap((project) => (project.id === issue.projectId ? [project.projectTypeKey] : [])),
  },
  {
    names: ['issuetype', 'type', 'worktype'],
    label: 'issuetype',
    kind: 'issuetype',
    operators: [...equality, ...emptiness, ...past],
    resolve: resolveNamed((view) => view.issueTypes),
    read: ({ issue }) => [issue.issueTypeId],
    sort: ({ issue }, view) => nameOf(view.issueTypes, issue.issueTypeId),
    history: 'issuetype',
  },
  {
    names: ['status'],
    label: 'status',
    kind: 'status',
    operators: [...equality, ...emptiness, ...past],
    resolve: resolveNamed((view) => view.statuses),
    read: ({ issue }) => [issue.statusId],
    sort: ({ issue }, view) => rank(view.statuses, issue.statusId),
    history: 'status',
  },
  {
    names: ['statuscategory'],
    label: 'statusCategory',
    kind: 'statusCategory',
    operators: [...equality, ...emptiness],
    resolve: (value, name) => {
      const byKey = statusCategories.find(({ key }) => key === value.value.toLowerCase());
      const keys = byKey === undefined ? idsNamed(statusCategories, value) : [byKey.id];
      return keys.length === 0 ? absent(value, name) : { keys };
    },
    read: ({ issue }, view) => {
      const status = view.statuses.find(({ id }) => id === issue.statusId);
      return statusCategories.flatMap(({ key, id }) => (key === status?.category ? [id] : []));
    },
    sort: ({ issue }, view) => {
      const status = view.statuses.find(({ id }) => id === issue.statusId);
      return statusCategories.findIndex(({ key }) => key === status?.category);
    },
  },
  {
    names: ['priority'],
    label: 'priority',
    kind: 'priority',
    operators: [...equality, ...emptiness, ...ordering, ...past],
    resolve: resolveNamed(priorities),
    read: single('priority'),
    compare: byPlace(priorities, true),
    sort: ({ issue }, view) => {
      const [id] = storedIds(issue, 'priority');
      return id === undefined ? null : -rank(view.priorities, id);
    },
    direction: 'DESC',
    history: 'priority',
  },
  {
    names: ['resolution'],
    label: 'resolution',
    kind: 'resolution',
    operators: [...equality, ...emptiness, ...ordering, ...past],
    resolve: (value, name, view) => {
      const keys = idsNamed(view.resolutions, value);
      if (keys.length > 0) return { keys };
      return /^unresolved$/i.test(value.value) ? { keys: [], empty: true } : absent(value, name);
    },
    read: single('resolution'),
    compare: byPlace(resolutions, false),
    sort: ({ issue }, view) => {
      const [id] = storedIds(issue, 'resolution');
      return id === undefined ? null : rank(view.resolutions, id);
    },
    history: 'resolution',
  },
  {
    names: ['level'],
    label: 'level',
    kind: 'level',
    operators: [...equality, ...emptiness],
    resolve: resolveNamed((view) => view.projects.flatMap((project) => project.securityLevels)),
    read: single('security'),
    sort: ({ issue }, view) =>
      nameOf(
        view.projects.flatMap((project) => project.securityLevels),
        storedIds(issue, 'security')[0],
      ),
  },
];
