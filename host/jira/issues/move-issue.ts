import type { Call } from '../call.ts';
import { changeIssue } from '../changes.ts';
import type { Issue, IssueType, Project } from '../model.ts';
import { subtasksOf } from '../shape/computed-fields.ts';
import { workflowOf } from './workflow.ts';

/** Values that name things of the old project. */
const OF_PROJECT = ['components', 'fixVersions', 'versions', 'security'];

/**
 * Moves an issue to another project or type: it gets a new key there and answers to its old ones. Sub-tasks go
 * along. A status that the new workflow does not know becomes its first one; versions, components and security
 * level stay behind.
 */
export function moveIssue(call: Call, issue: Issue, project: Project, type: IssueType): Issue {
  const workflow = workflowOf(call.state, project, type.id);
  const leaves = project.id !== issue.projectId;
  const values = leaves ? Object.fromEntries(OF_PROJECT.map((fieldId) => [fieldId, undefined])) : {};
  const moved = changeIssue(call, issue, {
    values,
    issueTypeId: type.id,
    ...(workflow.statusIds.includes(issue.statusId) ? {} : { statusId: workflow.initialStatusId }),
    ...(leaves ? { place: { projectId: project.id, key: nextKey(call, project.id) } } : {}),
    ...(leaves && type.subtask ? {} : leaves && issue.parentId !== null ? { parentId: null } : {}),
    eventType: leaves ? 'issue_moved' : 'issue_updated',
  });
  if (leaves) for (const child of subtasksOf(call, moved)) moveSubtask(call, child, project);
  return moved;
}

function moveSubtask(call: Call, child: Issue, project: Project): void {
  const types = project.issueTypeIds.flatMap((id) => call.state.issueTypes.get(id) ?? []);
  const type =
    types.find(({ id }) => id === child.issueTypeId) ?? types.find((candidate) => candidate.subtask);
  if (type) moveIssue(call, child, project, type);
}

function nextKey(call: Call, projectId: string): string {
  const project = call.state.projects.get(projectId);
  if (!project) throw new Error(`There is no project ${projectId} to move an issue to.`);
  const number = project.lastIssueNumber + 1;
  call.state.projects.put({ ...project, lastIssueNumber: number });
  return `${project.key}-${number}`;
}
