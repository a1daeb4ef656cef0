import type { Call } from './call.ts';
import { ADMIN_GROUPS, LICENSED_GROUPS, ROLE_APPS } from './catalogue/people.ts';
import type { PermissionKey } from './catalogue/permission-keys.ts';
import { PERMISSIONS } from './catalogue/permission-keys.ts';
import type { Issue, Project, User } from './model.ts';
import type { Principal } from './site.ts';
import type { PermissionHolder } from './site-model.ts';
import type { JiraState } from './state.ts';

/** What a permission is asked for: nothing (global), a project, or an issue (which names its project). */
export interface PermissionPlace {
  readonly project?: Project | undefined;
  readonly issue?: Issue | undefined;
}

type Asking = Pick<Call, 'state' | 'principal'>;

/** Scopes that make an app an administrator of the site or of its projects. */
const APP_ADMIN_SCOPES = ['manage:jira-configuration'];
const APP_PROJECT_ADMIN_SCOPES = ['manage:jira-project', 'manage:jira-configuration'];

/** Whether the principal holds a permission at a place. A project permission without a place is false. */
export function can(asking: Asking, permission: PermissionKey, place: PermissionPlace = {}): boolean {
  const { state, principal } = asking;
  const user = userOf(state, principal);
  if (!user?.active) return false;
  if (PERMISSIONS[permission].type === 'GLOBAL') return holdsGlobal(principal, user, permission);
  const project = place.project ?? (place.issue ? state.projects.get(place.issue.projectId) : undefined);
  if (!project || !isReachable(asking, project, user)) return false;
  if (principal.kind === 'app' && permission === 'ADMINISTER_PROJECTS') {
    if (!APP_PROJECT_ADMIN_SCOPES.some((scope) => principal.scopes.includes(scope))) return false;
  }
  if (permission === 'ADMINISTER_PROJECTS' && holdsGlobal(principal, user, 'ADMINISTER')) return true;
  if (!holdsInProject(state, user, permission, project, place.issue)) return false;
  return !place.issue || seesSecurityLevel(state, user, project, place.issue);
}

/** Whether the principal may see the issue: Browse Projects, and its security level. */
export function canSee(asking: Asking, issue: Issue): boolean {
  return can(asking, 'BROWSE_PROJECTS', { issue });
}

export function isSiteAdmin(asking: Asking): boolean {
  return can(asking, 'ADMINISTER');
}

/** Every user with a permission at a place, for pickers and assignee checks. */
export function usersWith(state: JiraState, permission: PermissionKey, place: PermissionPlace): User[] {
  return state.users.filter((user) => can({ state, principal: asPrincipal(user) }, permission, place));
}

export function asPrincipal(user: User): Principal {
  return { kind: 'user', accountId: user.accountId };
}

export function userOf(state: JiraState, principal: Principal): User | undefined {
  return principal.kind === 'anonymous' ? undefined : state.users.get(principal.accountId);
}

export function isInRole(state: JiraState, user: User, roleId: string, project: Project): boolean {
  if (roleId === ROLE_APPS && user.accountType === 'app') return true;
  const actors = project.roles[roleId];
  if (!actors) return false;
  return actors.users.includes(user.accountId) || actors.groups.some((name) => isInGroup(state, user, name));
}

/** Groups are kept on users by name. */
export function isInGroup(_state: JiraState, user: User, name: string): boolean {
  return user.groups.includes(name);
}

function isLicensed(user: User): boolean {
  return user.accountType === 'atlassian' && user.groups.some((name) => LICENSED_GROUPS.includes(name));
}

/** Trashed projects and, for the app, projects that an admin has blocked are as if they did not exist. */
function isReachable({ principal }: Asking, project: Project, user: User): boolean {
  if (project.state === 'trashed') return false;
  return !(project.blockedForApps && (principal.kind === 'app' || user.accountType === 'app'));
}

function holdsGlobal(principal: Principal, user: User, permission: PermissionKey): boolean {
  if (principal.kind === 'app') {
    if (permission === 'SYSTEM_ADMIN') return false;
    if (permission === 'ADMINISTER')
      return APP_ADMIN_SCOPES.some((scope) => principal.scopes.includes(scope));
    return true;
  }
  if (user.groups.some((name) => ADMIN_GROUPS.includes(name))) return true;
  return permission !== 'ADMINISTER' && permission !== 'SYSTEM_ADMIN' && isLicensed(user);
}

function holdsInProject(
  state: JiraState,
  user: User,
  permission: PermissionKey,
  project: Project,
  issue: Issue | undefined,
): boolean {
  const scheme = state.permissionSchemes.get(project.permissionSchemeId);
  return (scheme?.grants ?? []).some(
    (grant) => grant.permission === permission && isHeldBy(state, grant.holder, user, project, issue),
  );
}

/** Whether the caller is whom a condition of a workflow asks for. */
export function isHolder(asking: Asking, holder: PermissionHolder, project: Project, issue: Issue): boolean {
  const user = userOf(asking.state, asking.principal);
  return user !== undefined && isHeldBy(asking.state, holder, user, project, issue);
}

function isHeldBy(
  state: JiraState,
  holder: PermissionHolder,
  user: User,
  project: Project,
  issue: Issue | undefined,
): boolean {
  switch (holder.type) {
    case 'applicationRole':
      return isLicensed(user);
    case 'group':
      return isInGroup(state, user, holder.parameter);
    case 'projectRole':
      return isInRole(state, user, holder.parameter, project);
    case 'projectLead':
      return project.leadAccountId === user.accountId;
    case 'reporter':
      return issue?.values['reporter'] === user.accountId;
    case 'assignee':
      return issue?.values['assignee'] === user.accountId;
    case 'user':
      return holder.parameter === user.accountId;
  }
}

function seesSecurityLevel(state: JiraState, user: User, project: Project, issue: Issue): boolean {
  const levelId = issue.values['security'];
  if (levelId === undefined) return true;
  const level = project.securityLevels.find((candidate) => candidate.id === levelId);
  if (!level) return true;
  return (
    level.users.includes(user.accountId) ||
    level.groups.some((name) => isInGroup(state, user, name)) ||
    level.roles.some((roleId) => isInRole(state, user, roleId, project))
  );
}
