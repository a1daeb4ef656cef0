import type { Call } from '../../jira/call.ts';
import type { Approval } from '../service-model.ts';
import { serviceSelf } from './paged.ts';
import { dateDto } from './time.ts';
import { userDto } from './user.ts';

export function approvalDto(call: Call, approval: Approval): Record<string, unknown> {
  const { id, issueId, step, approvers, finalDecision, created, completed } = approval;
  const mine = approvers.find(({ accountId }) => accountId === call.accountId);
  return {
    id,
    name: step.name,
    finalDecision,
    canAnswerApproval: finalDecision === 'pending' && mine?.decision === 'pending',
    approvers: approvers.map(({ accountId, decision }) => ({
      approver: userDto(call, accountId),
      approverDecision: decision,
    })),
    createdDate: dateDto(call, created),
    ...(completed === null ? {} : { completedDate: dateDto(call, completed) }),
    _links: { self: serviceSelf(call, `request/${issueId}/approval/${id}`) },
  };
}
