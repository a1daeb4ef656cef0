import type { ClauseField, Resolution } from '../clause-field.ts';
import { absent, emptiness, equality, fail, ordering, past } from '../clause-field.ts';
import { findUser } from '../find-named.ts';
import { naturalOrder } from '../key-clause.ts';
import type { ValueOperand } from '../query.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import { storedIds } from '../stored-values.ts';

export function resolveUser(value: ValueOperand, name: string, view: SearchView): Resolution {
  const user = findUser(value.value, view);
  return user === undefined ? absent(value, name) : { keys: [user.accountId] };
}

export function sortByUser(
  read: (document: IssueDocument) => readonly string[],
): NonNullable<ClauseField['sort']> {
  return (document, view) => {
    const [id] = read(document);
    if (id === undefined) return null;
    return view.users.find((user) => user.accountId === id)?.displayName.toLowerCase() ?? id;
  };
}

function person(
  names: readonly string[],
  label: string,
  read: (document: IssueDocument) => readonly string[],
  history?: string,
): ClauseField {
  return {
    names,
    label,
    kind: 'user',
    operators: history === undefined ? [...equality, ...emptiness] : [...equality, ...emptiness, ...past],
    resolve: resolveUser,
    read,
    sort: sortByUser(read),
    ...(history === undefined ? {} : { history }),
  };
}

/** People who take a part in an issue. Lists of watchers and voters cannot be sorted by. */
function crowd(name: string, read: (document: IssueDocument) => readonly string[]): ClauseField {
  return {
    names: [name],
    label: name,
    kind: 'user',
    operators: [...equality, ...emptiness],
    resolve: resolveUser,
    read,
  };
}

function count(name: string, read: (document: IssueDocument) => number): ClauseField {
  return {
    names: [name],
    label: name,
    kind: 'number',
    operators: [...equality, ...ordering],
    resolve: (value, field) => {
      const number = Number(value.value);
      if (Number.isInteger(number) && number >= 0) return { keys: [number] };
      return fail(`Value '${value.value}' for the '${field}' field is not a valid number.`);
    },
    read: (document) => [read(document)],
    compare: naturalOrder,
    sort: read,
    direction: 'DESC',
  };
}

export const peopleFields: readonly ClauseField[] = [
  person(['assignee'], 'assignee', ({ issue }) => storedIds(issue, 'assignee'), 'assignee'),
  person(['reporter'], 'reporter', ({ issue }) => storedIds(issue, 'reporter'), 'reporter'),
  person(['creator'], 'creator', ({ issue }) => [issue.creatorId]),
  crowd('watcher', ({ issue }) => issue.watcherIds),
  crowd('voter', ({ issue }) => issue.voterIds),
  crowd('worklogauthor', ({ worklogs }) => worklogs.map(({ authorId }) => authorId)),
  count('watchers', ({ issue }) => issue.watcherIds.length),
  count('votes', ({ issue }) => issue.voterIds.length),
];
