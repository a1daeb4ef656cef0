import type { Key } from '../clause-field.ts';
import { parseInstant } from '../date-literal.ts';
import { findUser } from '../find-named.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import type { JqlFunction } from './function-registry.ts';

type Answer = readonly Key[] | { readonly problem: string };

/** Functions that give issues. */
export const issueFunctions: readonly JqlFunction[] = [
  issueList('linkedIssues', 'linkedIssues("")', [1, 2], linkedIssues),
  issueList('linkedIssue', 'linkedIssue("")', [1, 2], linkedIssues),
  issueList('votedIssues', 'votedIssues()', [0, 0], (_, view) =>
    ids(view, ({ issue }) => view.user !== null && issue.voterIds.includes(view.user.accountId)),
  ),
  issueList('watchedIssues', 'watchedIssues()', [0, 0], (_, view) =>
    ids(view, ({ issue }) => view.user !== null && issue.watcherIds.includes(view.user.accountId)),
  ),
  issueList('issueHistory', 'issueHistory()', [0, 0], (_, view) =>
    [...view.viewed]
      .sort(([, left], [, right]) => right - left)
      .slice(0, 50)
      .map(([id]) => id),
  ),
  issueList('updatedBy', 'updatedBy("")', [1, 3], updatedBy),
  issueList('childIssuesOf', 'childIssuesOf("")', [1, 1], childIssuesOf),
  issueList('portfolioChildIssuesOf', 'portfolioChildIssuesOf("")', [1, 1], childIssuesOf),
  issueList(
    'issuesWithRemoteLinksByGlobalId',
    'issuesWithRemoteLinksByGlobalId("")',
    [1, 100],
    (args, view) =>
      ids(view, ({ remoteLinks }) =>
        remoteLinks.some((link) => link.globalId !== null && args.includes(link.globalId)),
      ),
  ),
];

function issueList(
  name: string,
  label: string,
  count: readonly [number, number],
  call: (args: readonly string[], view: SearchView) => Answer,
): JqlFunction {
  return { name, label, kinds: ['issue'], list: true, arguments: count, call };
}

function ids(view: SearchView, keep: (document: IssueDocument) => boolean): string[] {
  return [...view.documents()].filter(keep).map(({ issue }) => issue.id);
}

function linkedIssues([key = '', type]: readonly string[], view: SearchView): Answer {
  const document = view.documentByKey(key) ?? view.documentById(key);
  if (document === undefined)
    return { problem: `Issue '${key}' could not be found in function 'linkedIssues'.` };
  const wanted = type?.toLowerCase();
  const types = view.linkTypes.filter(
    (entry) =>
      wanted === undefined ||
      [entry.name, entry.inward, entry.outward].some((word) => word.toLowerCase() === wanted),
  );
  if (types.length === 0)
    return { problem: `Issue link type '${type ?? ''}' could not be found in function 'linkedIssues'.` };
  const directed = types.some((entry) =>
    [entry.inward, entry.outward].some((word) => word.toLowerCase() === wanted),
  );
  return document.links.flatMap((link) => {
    const entry = types.find(({ id }) => id === link.typeId);
    if (entry === undefined) return [];
    const outward = link.outwardIssueId !== document.issue.id;
    const direction = (outward ? entry.outward : entry.inward).toLowerCase();
    const fits =
      wanted === undefined || direction === wanted || (!directed && wanted === entry.name.toLowerCase());
    return fits ? [outward ? link.outwardIssueId : link.inwardIssueId] : [];
  });
}

function updatedBy([who = '', from, to]: readonly string[], view: SearchView): Answer {
  const user = findUser(who, view);
  if (user === undefined) return { problem: `Function 'updatedBy' can not find the user '${who}'.` };
  const start = from === undefined ? Number.NEGATIVE_INFINITY : parseInstant(from, view)?.start;
  const end = to === undefined ? Number.POSITIVE_INFINITY : parseInstant(to, view)?.start;
  if (start === undefined || end === undefined) {
    return {
      problem: `Date value '${start === undefined ? from : to}' for function 'updatedBy' is invalid.`,
    };
  }
  const within = (time: number) => time >= start && time <= end;
  return ids(view, ({ issue, changes, comments }) => {
    const created = issue.creatorId === user.accountId && within(issue.created);
    const changed = changes.some((change) => change.authorId === user.accountId && within(change.created));
    const commented = comments.some(
      (comment) =>
        (comment.authorId === user.accountId && within(comment.created)) ||
        (comment.updateAuthorId === user.accountId && within(comment.updated)),
    );
    return created || changed || commented;
  });
}

function childIssuesOf([key = '']: readonly string[], view: SearchView): Answer {
  const root = view.documentByKey(key) ?? view.documentById(key);
  if (root === undefined)
    return { problem: `Issue '${key}' could not be found in function 'childIssuesOf'.` };
  const children = new Map<string, string[]>();
  for (const { issue } of view.documents()) {
    if (issue.parentId !== null)
      children.set(issue.parentId, [...(children.get(issue.parentId) ?? []), issue.id]);
  }
  const found: string[] = [];
  const open = [root.issue.id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const below = children.get(next) ?? [];
    found.push(...below);
    open.push(...below);
  }
  return found;
}
