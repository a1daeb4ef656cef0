/** Permission key -> name, scope and description, as GET /permissions lists them. */
export interface PermissionInfo {
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
}

const global = (name: string, description: string): PermissionInfo => ({ name, type: 'GLOBAL', description });
const project = (name: string, description: string): PermissionInfo => ({
  name,
  type: 'PROJECT',
  description,
});

export const PERMISSIONS = {
  ADMINISTER: global('Administer Jira', 'Change any setting of the site except those of its users.'),
  SYSTEM_ADMIN: global('Jira system administrators', 'Every administrative function of the site.'),
  USER_PICKER: global('Browse users and groups', 'Pick users and groups and see their names and addresses.'),
  CREATE_SHARED_OBJECTS: global('Share dashboards and filters', 'Share dashboards and filters with others.'),
  MANAGE_GROUP_FILTER_SUBSCRIPTIONS: global(
    'Manage group filter subscriptions',
    'Create and delete filter subscriptions for groups.',
  ),
  BULK_CHANGE: global('Make bulk changes', 'Change many issues at once.'),
  CREATE_PROJECT: global('Create team-managed projects', 'Create projects managed by their own team.'),
  ADMINISTER_PROJECTS: project(
    'Administer Projects',
    'Administer a project: its people, versions, components.',
  ),
  EDIT_WORKFLOW: project('Edit Workflows', 'Edit the workflows of a project.'),
  EDIT_ISSUE_LAYOUT: project('Edit Issue Layout', 'Edit the layout of issues of a project.'),
  BROWSE_PROJECTS: project('Browse Projects', 'See a project and its issues.'),
  MANAGE_SPRINTS_PERMISSION: project('Manage sprints', 'Create, start, finish and delete sprints.'),
  SERVICEDESK_AGENT: project(
    'Service Project Agent',
    'Serve customers in the agent view of a service project.',
  ),
  VIEW_DEV_TOOLS: project('View Development Tools', 'See the development panel.'),
  VIEW_READONLY_WORKFLOW: project('View Read-Only Workflow', 'See a read-only version of the workflow.'),
  VIEW_PROJECTS: project('View Projects', 'See the details of a project.'),
  VIEW_ISSUES: project('View Issues', 'See the issues of a project.'),
  CREATE_ISSUES: project('Create Issues', 'Create issues.'),
  EDIT_ISSUES: project('Edit Issues', 'Edit issues.'),
  TRANSITION_ISSUES: project('Transition Issues', 'Move issues through their workflow.'),
  SCHEDULE_ISSUES: project('Schedule Issues', 'See and set the due date of issues.'),
  MOVE_ISSUES: project('Move Issues', 'Move issues between projects and workflows.'),
  ASSIGN_ISSUES: project('Assign Issues', 'Assign issues to others.'),
  ASSIGNABLE_USER: project('Assignable User', 'Be assigned to issues.'),
  RESOLVE_ISSUES: project('Resolve Issues', 'Resolve and reopen issues and set fix versions.'),
  CLOSE_ISSUES: project('Close Issues', 'Close issues.'),
  MODIFY_REPORTER: project('Modify Reporter', 'Set the reporter when creating or editing an issue.'),
  DELETE_ISSUES: project('Delete Issues', 'Delete issues.'),
  LINK_ISSUES: project('Link Issues', 'Link issues to each other.'),
  SET_ISSUE_SECURITY: project('Set Issue Security', 'Set the security level of an issue.'),
  VIEW_VOTERS_AND_WATCHERS: project('View Voters and Watchers', 'See who votes for and watches an issue.'),
  MANAGE_WATCHERS: project('Manage Watchers', 'Change who watches an issue.'),
  ARCHIVE_ISSUES: project('Archive Issues', 'Archive issues.'),
  UNARCHIVE_ISSUES: project('Restore Issues', 'Restore archived issues.'),
  ADD_COMMENTS: project('Add Comments', 'Comment on issues.'),
  EDIT_ALL_COMMENTS: project('Edit All Comments', 'Edit every comment.'),
  EDIT_OWN_COMMENTS: project('Edit Own Comments', 'Edit own comments.'),
  DELETE_ALL_COMMENTS: project('Delete All Comments', 'Delete every comment.'),
  DELETE_OWN_COMMENTS: project('Delete Own Comments', 'Delete own comments.'),
  CREATE_ATTACHMENTS: project('Create Attachments', 'Attach files to issues.'),
  DELETE_ALL_ATTACHMENTS: project('Delete All Attachments', 'Delete every attachment.'),
  DELETE_OWN_ATTACHMENTS: project('Delete Own Attachments', 'Delete own attachments.'),
  WORK_ON_ISSUES: project('Work On Issues', 'Log work on issues.'),
  EDIT_ALL_WORKLOGS: project('Edit All Worklogs', 'Edit every worklog.'),
  EDIT_OWN_WORKLOGS: project('Edit Own Worklogs', 'Edit own worklogs.'),
  DELETE_ALL_WORKLOGS: project('Delete All Worklogs', 'Delete every worklog.'),
  DELETE_OWN_WORKLOGS: project('Delete Own Worklogs', 'Delete own worklogs.'),
  VIEW_AGGREGATED_DATA: project('View Aggregated Data', 'See figures computed over issues.'),
} as const satisfies Record<string, PermissionInfo>;

export type PermissionKey = keyof typeof PERMISSIONS;

export function isPermissionKey(key: string): key is PermissionKey {
  return Object.hasOwn(PERMISSIONS, key);
}

export const PROJECT_PERMISSIONS = Object.entries(PERMISSIONS)
  .filter(([, info]) => info.type === 'PROJECT')
  .map(([key]) => key);
