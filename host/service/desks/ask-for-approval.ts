import { APPROVERS_FIELD_ID } from '../../jira/catalogue/custom-fields.ts';
import { workflowOf } from '../../jira/issues/workflow.ts';
import type { Status, Workflow } from '../../jira/model.ts';
import type { JiraState } from '../../jira/state.ts';
import type { ApprovalStep } from '../service-model.ts';

const WAITING = 'Waiting for approval';

/**
 * Puts a decision before the work: new issues of a type wait until those in the field of approvers have said yes, and
 * are canceled by a no. The rest of the type's workflow stays as it is.
 */
export function askForApproval(
  state: JiraState,
  projectId: string,
  issueTypeId: string,
  needed: ApprovalStep['needed'] = 'all',
): ApprovalStep {
  const project = state.projects.get(projectId);
  const desk = state.desks.by('project', projectId)[0];
  if (!project || !desk) throw new Error(`Project ${projectId} has no service desk to ask for approvals.`);
  const before = workflowOf(state, project, issueTypeId);
  const waiting = state.statuses.find(({ name }) => name === WAITING) ?? newStatus(state);
  const canceled = state.statuses.find(({ name }) => name === 'Canceled')?.id ?? before.initialStatusId;
  const approve = { id: '951', name: 'Approve', from: [waiting.id], to: before.initialStatusId };
  const decline = { id: '961', name: 'Decline', from: [waiting.id], to: canceled };
  const workflow: Workflow = {
    ...before,
    id: state.nextId('workflow'),
    name: `${before.name} with approval (${project.key})`,
    initialStatusId: waiting.id,
    statusIds: [waiting.id, ...before.statusIds],
    transitions: [
      { ...approve, screen: [], sets: {} },
      { ...decline, screen: [], sets: { resolution: '10001' } },
      ...before.transitions,
    ],
  };
  state.workflows.put(workflow);
  state.projects.put({ ...project, workflows: { ...project.workflows, [issueTypeId]: workflow.id } });
  const step: ApprovalStep = {
    name: WAITING,
    statusId: waiting.id,
    approversFieldId: APPROVERS_FIELD_ID,
    needed,
    approveTransitionId: approve.id,
    declineTransitionId: decline.id,
  };
  state.desks.put({ ...desk, approvalSteps: [...desk.approvalSteps, step] });
  return step;
}

function newStatus(state: JiraState): Status {
  const id = state.nextId('status');
  return state.statuses.put({
    id,
    name: WAITING,
    description: 'Somebody has to decide.',
    category: 'indeterminate',
  });
}
