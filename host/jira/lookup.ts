import type { Call } from './call.ts';
import type { PermissionKey } from './catalogue/permission-keys.ts';
import { forbidden, issueNotFound, notFound } from './jira-error.ts';
import type { Issue, Project, Version } from './model.ts';
import { can, canSee } from './permissions.ts';
import type { JiraState } from './state.ts';

/** The issue of an id or key (also a key it had before a move, in any case), whoever asks. */
export function findIssue(state: JiraState, idOrKey: string): Issue | undefined {
  if (/^\d+$/.test(idOrKey)) return state.issues.get(idOrKey);
  const key = idOrKey.toUpperCase();
  const found = state.issues.by('key', key);
  return found.find((issue) => issue.key === key) ?? found[0];
}

/** The issue if the caller may see it; else the 404 that does not tell the two cases apart. */
export function visibleIssue(call: Call, idOrKey: string): Issue {
  const issue = findIssue(call.state, idOrKey);
  if (!issue || !canSee(call, issue)) throw issueNotFound();
  return issue;
}

export function findProject(state: JiraState, idOrKey: string): Project | undefined {
  return state.projects.get(idOrKey) ?? state.projects.by('key', idOrKey.toUpperCase())[0];
}

/** The project if the caller may see it; else 404 with Jira's words. */
export function visibleProject(call: Call, idOrKey: string): Project {
  const project = findProject(call.state, idOrKey);
  if (!project || !canSeeProject(call, project)) {
    const what = /^\d+$/.test(idOrKey) ? 'id' : 'key';
    throw notFound(`No project could be found with ${what} '${idOrKey}'.`);
  }
  return project;
}

/** Members of a project see it, and so do those who administer it. */
export function canSeeProject(call: Call, project: Project): boolean {
  return can(call, 'BROWSE_PROJECTS', { project }) || can(call, 'ADMINISTER_PROJECTS', { project });
}

export function projectOf(state: JiraState, issue: Issue): Project {
  const project = state.projects.get(issue.projectId);
  if (!project)
    throw new Error(`Issue ${issue.key} belongs to project ${issue.projectId}, which does not exist.`);
  return project;
}

/** Throws the 403 of a missing permission on an issue that the caller can see. */
export function needs(call: Call, permission: PermissionKey, issue: Issue, message: string): void {
  if (!can(call, permission, { issue })) throw forbidden(message);
}

export function versionsOf(state: JiraState, projectId: string): Version[] {
  return state.versions.by('project', projectId).sort((a, b) => a.sequence - b.sequence);
}
