import type { Call } from '../call.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, Project, Transition, Workflow } from '../model.ts';
import { can } from '../permissions.ts';
import type { JiraState } from '../state.ts';

export function workflowOf(state: JiraState, project: Project, issueTypeId: string): Workflow {
  const id = project.workflows[issueTypeId] ?? project.workflows['*'];
  const workflow = id === undefined ? undefined : state.workflows.get(id);
  if (!workflow) throw new Error(`Project ${project.key} has no workflow for issue type ${issueTypeId}.`);
  return workflow;
}

/** Transitions out of the issue's status that the caller may use; an archived issue has none. */
export function transitionsOf(call: Call, issue: Issue): Transition[] {
  if (issue.archived || !can(call, 'TRANSITION_ISSUES', { issue })) return [];
  const workflow = workflowOf(call.state, projectOf(call.state, issue), issue.issueTypeId);
  return workflow.transitions.filter(({ from }) => from.length === 0 || from.includes(issue.statusId));
}
