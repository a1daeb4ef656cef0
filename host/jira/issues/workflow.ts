import { approvalStepOf } from '../../service/approvals/follow-approvals.ts';
import type { Call } from '../call.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, Project, Transition, Workflow } from '../model.ts';
import { can, isHolder } from '../permissions.ts';
import type { JiraState } from '../state.ts';

export function workflowOf(state: JiraState, project: Project, issueTypeId: string): Workflow {
  const id = project.workflows[issueTypeId] ?? project.workflows['*'];
  const workflow = id === undefined ? undefined : state.workflows.get(id);
  if (!workflow) throw new Error(`Project ${project.key} has no workflow for issue type ${issueTypeId}.`);
  return workflow;
}

/** Transitions out of the issue's status, for whom they are not hidden too; an archived issue has none. */
export function transitionsOf(call: Call, issue: Issue): Transition[] {
  if (issue.archived || !can(call, 'TRANSITION_ISSUES', { issue })) return [];
  const workflow = workflowOf(call.state, projectOf(call.state, issue), issue.issueTypeId);
  const step = approvalStepOf(call.state, issue);
  // Approvals alone take these.
  const decided = [step?.approveTransitionId, step?.declineTransitionId];
  return workflow.transitions.filter(
    ({ id, from }) => (from.length === 0 || from.includes(issue.statusId)) && !decided.includes(id),
  );
}

/** Whether the conditions of a transition let the caller use it on the issue. */
export function isAvailable(call: Call, issue: Issue, transition: Transition): boolean {
  const project = projectOf(call.state, issue);
  return (transition.conditions ?? []).every((holder) => isHolder(call, holder, project, issue));
}
