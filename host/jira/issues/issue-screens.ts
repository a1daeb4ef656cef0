import type { Call } from '../call.ts';
import type { PermissionKey } from '../catalogue/permission-keys.ts';
import type { Issue, Project, ScreenField } from '../model.ts';
import { can } from '../permissions.ts';

/** Fields that only those with a further permission see on a screen. */
const NEEDED: Readonly<Record<string, PermissionKey>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  security: 'SET_ISSUE_SECURITY',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  issuelinks: 'LINK_ISSUES',
  attachment: 'CREATE_ATTACHMENTS',
  timetracking: 'WORK_ON_ISSUES',
};

/** The create or edit screen of a type in a project, without the fields the caller may not set. */
export function screenOf(
  call: Call,
  screen: 'create' | 'edit',
  project: Project,
  issueTypeId: string,
  issue?: Issue,
): ScreenField[] {
  const screens = call.state.screens.get(project.id)?.screens ?? {};
  const fields = (screens[issueTypeId] ?? screens['*'])?.[screen] ?? [];
  return fields.filter(({ fieldId }) => maySet(call, fieldId, project, issue));
}

export function maySet(call: Call, fieldId: string, project: Project, issue?: Issue): boolean {
  if (fieldId === 'security' && project.securityLevels.length === 0) return false;
  const needed = NEEDED[fieldId];
  return needed === undefined || can(call, needed, { project, issue });
}

export function notOnScreen(fieldId: string): string {
  return `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
}
