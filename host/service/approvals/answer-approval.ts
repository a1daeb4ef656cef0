import type { Call } from '../../jira/call.ts';
import { changeIssue } from '../../jira/changes.ts';
import { workflowOf } from '../../jira/issues/workflow.ts';
import { type CustomerRequest, callerOf } from '../access.ts';
import { refused, ServiceError } from '../service-error.ts';
import type { Approval, Decision } from '../service-model.ts';

/** One approver's answer. The last one that was needed takes the request out of its status. Throws ServiceError. */
export function answerApproval(
  call: Call,
  request: CustomerRequest,
  approval: Approval,
  decision: Exclude<Decision, 'pending'>,
): Approval {
  const { accountId } = callerOf(call);
  const own = approval.approvers.find((one) => one.accountId === accountId);
  if (!own) throw refused('You are not an approver of this request.', 'sd.approvals.error.not.approver');
  if (approval.finalDecision !== 'pending' || own.decision !== 'pending') {
    throw new ServiceError(
      409,
      'The approval has already been answered.',
      'sd.approvals.error.already.answered',
    );
  }
  const approvers = approval.approvers.map((one) =>
    one.accountId === accountId ? { ...one, decision, at: call.now } : one,
  );
  const finalDecision = outcome({ ...approval, approvers });
  const answered = call.state.approvals.put({
    ...approval,
    approvers,
    finalDecision,
    completed: finalDecision === 'pending' ? null : call.now,
  });
  if (finalDecision !== 'pending') moveOn(call, request, answered);
  return answered;
}

/** One refusal decides; approvals decide when there are enough of them. */
function outcome({ approvers, step }: Approval): Decision {
  if (approvers.some(({ decision }) => decision === 'declined')) return 'declined';
  const given = approvers.filter(({ decision }) => decision === 'approved').length;
  const needed = step.needed === 'all' ? approvers.length : Math.min(step.needed, approvers.length);
  return given >= needed ? 'approved' : 'pending';
}

/** The status change is the approver's and an ordinary update of the issue. */
function moveOn(call: Call, { issue, project }: CustomerRequest, { step, finalDecision }: Approval): void {
  const id = finalDecision === 'approved' ? step.approveTransitionId : step.declineTransitionId;
  const workflow = workflowOf(call.state, project, issue.issueTypeId);
  const transition = workflow.transitions.find((one) => one.id === id);
  const latest = call.state.issues.get(issue.id) ?? issue;
  if (transition) changeIssue(call, latest, { statusId: transition.to, values: transition.sets });
}
