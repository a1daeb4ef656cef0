import type { Call } from '../call.ts';
import { isPermissionKey } from '../catalogue/permission-keys.ts';
import type { IssueDocument, SavedFilter, SearchView } from '../jql/search-view.ts';
import { canSeeProject } from '../lookup.ts';
import { can, canSee, isInGroup, isInRole, userOf } from '../permissions.ts';
import { callerTimeZone } from '../shape/user.ts';
import type { Filter, FilterShare } from '../site-model.ts';
import { seesRestricted } from '../visibility.ts';

/** What the caller sees of the site, as queries read it. `reconcile`: ids of issues to be seen as they are. */
export function searchViewOf(call: Call, reconcile: ReadonlySet<string> = new Set()): SearchView {
  const { state } = call;
  const projects = state.projects.filter(
    (project) => project.state === 'live' && canSeeProject(call, project),
  );
  const documents = visibleDocuments(call, new Set(projects.map(({ id }) => id)), reconcile);
  const visits = call.accountId === null ? [] : state.visits.by('account', call.accountId);
  const bySequence = <T extends { sequence: number }>(list: T[]) =>
    list.sort((a, b) => a.sequence - b.sequence);
  return {
    now: call.now,
    user: userOf(state, call.principal) ?? null,
    timeZone: callerTimeZone(call),
    projects,
    issueTypes: state.issueTypes.all(),
    statuses: state.statuses.all(),
    priorities: bySequence(state.priorities.all()),
    resolutions: bySequence(state.resolutions.all()),
    users: state.users.all(),
    groups: state.groups.all(),
    roles: state.roles.all(),
    versions: state.versions.all(),
    components: state.components.all(),
    linkTypes: state.linkTypes.all(),
    fields: state.fields.all(),
    sprints: state.sprints.all(),
    requestTypes: state.requestTypes.all(),
    organizations: state.organizations.all(),
    slaMetrics: state.slaMetrics.all(),
    approvalsOf: (issueId) => state.approvals.by('issue', issueId),
    filters: savedFilters(call),
    aliases: call.jira.search.aliases,
    categories: new Map(
      projects.flatMap((project) => {
        const category = state.categories.get(project.categoryId ?? '');
        return category === undefined ? [] : [[project.id, { ...category, sequence: 0 }] as const];
      }),
    ),
    viewed: new Map(visits.map(({ issueId, at }) => [issueId, at])),
    currentLogin: call.now,
    lastLogin: call.now,
    documents: () => documents.values(),
    documentById: (id) => documents.get(id),
    documentByKey: (key) => byKey(call, documents, key),
    mayReadComment: (comment, issue) => {
      const project = state.projects.get(issue.projectId);
      return project !== undefined && seesRestricted(call, comment.visibility, project);
    },
    hasPermission: (permission, projectId) =>
      isPermissionKey(permission) && can(call, permission, { project: state.projects.get(projectId) }),
  };
}

function byKey(
  call: Call,
  documents: ReadonlyMap<string, IssueDocument>,
  key: string,
): IssueDocument | undefined {
  const found = call.state.issues.by('key', key);
  const issue = found.find((candidate) => candidate.key === key) ?? found[0];
  return issue === undefined ? undefined : documents.get(issue.id);
}

/** Browsing a project shows its issues, save those of a security level; some see single issues only. */
function visibleDocuments(
  call: Call,
  projects: ReadonlySet<string>,
  reconcile: ReadonlySet<string>,
): Map<string, IssueDocument> {
  const open = new Set(
    [...projects].filter((id) => can(call, 'BROWSE_PROJECTS', { project: call.state.projects.get(id) })),
  );
  const seen = call.jira.search.documents(reconcile);
  for (const [id, { issue }] of seen) {
    const inLive = call.state.projects.get(issue.projectId)?.state === 'live';
    const plain = open.has(issue.projectId) && issue.values['security'] === undefined;
    if (!inLive || issue.archived || !(plain || canSee(call, issue))) seen.delete(id);
  }
  return seen;
}

/** Filters that the caller may use. */
function savedFilters(call: Call): SavedFilter[] {
  return call.state.filters.filter((filter) => canUseFilter(call, filter));
}

export function canUseFilter(call: Call, filter: Filter): boolean {
  return (
    filter.ownerId === call.accountId ||
    [...filter.shares, ...filter.editors].some((share) => reaches(call, share))
  );
}

export function canEditFilter(call: Call, filter: Filter): boolean {
  return filter.ownerId === call.accountId || filter.editors.some((share) => reaches(call, share));
}

function reaches(call: Call, share: FilterShare): boolean {
  const user = userOf(call.state, call.principal);
  if (share.type === 'global') return true;
  if (user === undefined) return false;
  const project = call.state.projects.get(share.projectId ?? '');
  switch (share.type) {
    case 'authenticated':
      return true;
    case 'user':
      return share.accountId === user.accountId;
    case 'group':
      return isInGroup(call.state, user, call.state.groups.get(share.groupId ?? '')?.name ?? '');
    case 'project':
      return project !== undefined && canSeeProject(call, project);
    case 'projectRole':
      return project !== undefined && isInRole(call.state, user, share.roleId ?? '', project);
  }
}
