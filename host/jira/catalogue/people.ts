import type { JiraContext } from '../call.ts';
import type { Role } from '../model.ts';
import type { PermissionHolder } from '../site-model.ts';
import { PROJECT_PERMISSIONS } from './permission-keys.ts';

/** Groups of every site; the first two hold the administrators. */
export const SITE_ADMINS = 'site-admins';
const JIRA_ADMINISTRATORS = 'jira-administrators';
export const JIRA_USERS = 'jira-users';
export const SERVICE_AGENTS = 'jira-servicemanagement-users';
export const CUSTOMERS = 'jira-servicemanagement-customers';
export const ADMIN_GROUPS: readonly string[] = [SITE_ADMINS, JIRA_ADMINISTRATORS];
/** Members of these hold a licence of Jira: "any logged-in user" of a permission scheme. */
export const LICENSED_GROUPS: readonly string[] = [...ADMIN_GROUPS, JIRA_USERS, SERVICE_AGENTS];

export const ROLE_ADMINISTRATORS = '10002';
export const ROLE_USERS = '10001';
export const ROLE_APPS = '10003';
export const ROLE_SERVICE_TEAM = '10004';
export const ROLE_CUSTOMERS = '10005';

const ROLES: readonly Role[] = [
  { id: ROLE_USERS, name: 'Users', description: 'People who work in the project.' },
  { id: ROLE_ADMINISTRATORS, name: 'Administrators', description: 'People who administer the project.' },
  {
    id: ROLE_APPS,
    name: 'atlassian-addons-project-access',
    description: 'Apps that are installed on the site.',
  },
  { id: ROLE_SERVICE_TEAM, name: 'Service Desk Team', description: 'People who serve customers.' },
  {
    id: ROLE_CUSTOMERS,
    name: 'Service Desk Customers',
    description: 'People who ask for help in the portal.',
  },
];

export const SCHEME_SOFTWARE = '10000';
export const SCHEME_SERVICE = '10001';

const ANYONE: PermissionHolder = { type: 'applicationRole' };
const ADMINS: PermissionHolder = { type: 'projectRole', parameter: ROLE_ADMINISTRATORS };
const TEAM: PermissionHolder = { type: 'projectRole', parameter: ROLE_SERVICE_TEAM };
const APPS: PermissionHolder = { type: 'projectRole', parameter: ROLE_APPS };

const ADMIN_ONLY = new Set([
  'ADMINISTER_PROJECTS',
  'EDIT_WORKFLOW',
  'EDIT_ISSUE_LAYOUT',
  'DELETE_ISSUES',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
  'MODIFY_REPORTER',
  'MANAGE_WATCHERS',
  'ARCHIVE_ISSUES',
  'UNARCHIVE_ISSUES',
]);
/** In service projects agents hold these too. */
const AGENT_TOO = new Set(['MODIFY_REPORTER', 'MANAGE_WATCHERS']);

/** Groups, roles and the two permission schemes that new projects get. */
export function seedPeople({ state }: JiraContext, groupIds: () => string): void {
  for (const name of [SITE_ADMINS, JIRA_ADMINISTRATORS, JIRA_USERS, SERVICE_AGENTS, CUSTOMERS]) {
    state.groups.put({ name, groupId: groupIds() });
  }
  for (const role of ROLES) state.roles.put(role);
  state.reserveId('role', 10005);
  const scheme = (
    id: string,
    name: string,
    description: string,
    holders: (key: string) => PermissionHolder[],
  ) =>
    state.permissionSchemes.put({
      id,
      name,
      description,
      grants: PROJECT_PERMISSIONS.flatMap((permission) =>
        holders(permission).map((holder) => ({ id: state.nextId('grant'), permission, holder })),
      ),
    });
  scheme(SCHEME_SOFTWARE, 'Default software scheme', 'Default scheme for software projects.', (key) => {
    if (key === 'SERVICEDESK_AGENT') return [];
    return ADMIN_ONLY.has(key) ? [ADMINS, APPS] : [ANYONE, APPS];
  });
  scheme(SCHEME_SERVICE, 'Default service project scheme', 'Default scheme for service projects.', (key) => {
    if (ADMIN_ONLY.has(key) && !AGENT_TOO.has(key)) return [ADMINS, APPS];
    return [ADMINS, TEAM, APPS];
  });
  state.reserveId('permission-scheme', 10001);
}
