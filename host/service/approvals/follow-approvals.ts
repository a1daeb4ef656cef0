import { isString, isStrings } from '../../jira/fields/field-kind.ts';
import type { Issue } from '../../jira/model.ts';
import type { JiraState } from '../../jira/state.ts';
import type { Approval, ApprovalStep } from '../service-model.ts';

/** The decision that the status of an issue waits for. */
export function approvalStepOf(state: JiraState, issue: Issue): ApprovalStep | undefined {
  return state.desks
    .by('project', issue.projectId)[0]
    ?.approvalSteps.find(({ statusId }) => statusId === issue.statusId);
}

/**
 * Keeps the approvals of an issue in step with it: one is asked for on entering a status that waits for it, and goes
 * undecided when the status is left by another way; who stands in the field of approvers is asked. Nothing of this is
 * an event of its own.
 */
export function followApprovals(
  state: JiraState,
  before: Issue | undefined,
  after: Issue,
  now: number,
): void {
  const step = approvalStepOf(state, after);
  const entered = before?.statusId !== after.statusId;
  const pending = state.approvals
    .by('issue', after.id)
    .filter(({ finalDecision }) => finalDecision === 'pending');
  if (entered) for (const { id } of pending) state.approvals.delete(id);
  if (step && entered) {
    state.approvals.put({
      id: state.nextId('approval'),
      issueId: after.id,
      step,
      approvers: namedApprovers(step, after).map((accountId) => ({
        accountId,
        decision: 'pending',
        at: null,
      })),
      finalDecision: 'pending',
      created: now,
      completed: null,
    });
  } else if (step) for (const approval of pending) state.approvals.put(withApprovers(approval, after));
}

function namedApprovers({ approversFieldId }: ApprovalStep, issue: Issue): string[] {
  const stored = issue.values[approversFieldId];
  if (isStrings(stored)) return stored;
  return isString(stored) ? [stored] : [];
}

/** Who has decided stays, whatever becomes of the field. */
function withApprovers(approval: Approval, issue: Issue): Approval {
  const named = namedApprovers(approval.step, issue);
  const kept = approval.approvers.filter(
    ({ accountId, decision }) => decision !== 'pending' || named.includes(accountId),
  );
  const added = named.filter((accountId) => !kept.some((one) => one.accountId === accountId));
  return {
    ...approval,
    approvers: [
      ...kept,
      ...added.map((accountId) => ({ accountId, decision: 'pending' as const, at: null })),
    ],
  };
}
