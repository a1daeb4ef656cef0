import { type ClauseField, refuse, type Scope, type Test } from '../../jira/jql/clause-field.ts';
import { findUser } from '../../jira/jql/find-named.ts';
import type { FieldClause } from '../../jira/jql/query.ts';
import type { SearchView } from '../../jira/jql/search-view.ts';
import type { Approval } from '../service-model.ts';

type ApprovalTest = (approval: Approval, accountIds: readonly string[]) => boolean;

interface ApprovalFunction {
  /** Whose: nobody's in particular, the asker's, or those named as arguments. */
  readonly of: 'anybody' | 'me' | 'named';
  readonly test: ApprovalTest;
}

const isPendingFor = ({ finalDecision, approvers }: Approval, accountIds: readonly string[]): boolean =>
  finalDecision === 'pending' &&
  approvers.some((one) => accountIds.includes(one.accountId) && one.decision === 'pending');

const asks = ({ approvers }: Approval, accountIds: readonly string[]): boolean =>
  approvers.some((one) => accountIds.includes(one.accountId));

const FUNCTIONS: Readonly<Record<string, ApprovalFunction>> = {
  approved: { of: 'anybody', test: ({ finalDecision }) => finalDecision === 'approved' },
  pending: { of: 'anybody', test: ({ finalDecision }) => finalDecision === 'pending' },
  approver: { of: 'named', test: asks },
  pendingby: { of: 'named', test: isPendingFor },
  mypending: { of: 'me', test: isPendingFor },
  myapproval: { of: 'me', test: asks },
  mypendingapproval: { of: 'me', test: isPendingFor },
};

/** A field of approvals is asked by functions alone: `approvals = pendingBy("Ann")`. */
export function approvalsField(names: readonly string[], label: string): ClauseField {
  return {
    names,
    label,
    kind: 'request',
    operators: ['='],
    resolve: () => ({ keys: [] }),
    read: () => [],
    compile: compileApprovals,
  };
}

function compileApprovals({ operand, field }: FieldClause, _field: ClauseField, scope: Scope): Test {
  const named = operand?.type === 'function' ? operand : undefined;
  const found = named && FUNCTIONS[named.name.toLowerCase()];
  if (!named || !found) {
    return refuse(scope, `The field '${field.name}' can only be searched with a function for approvals.`);
  }
  if (found.of !== 'named' && named.arguments.length > 0) {
    return refuse(
      scope,
      `Function '${named.name}' expected '0' arguments but received '${named.arguments.length}'.`,
    );
  }
  const accountIds = people(found, named.arguments, scope.view);
  if (typeof accountIds === 'string') return refuse(scope, accountIds);
  return ({ issue }) => scope.view.approvalsOf(issue.id).some((approval) => found.test(approval, accountIds));
}

/** Account ids, or the message of the refusal. */
function people({ of }: ApprovalFunction, args: readonly string[], view: SearchView): string[] | string {
  if (of === 'anybody') return [];
  if (of === 'me') return view.user ? [view.user.accountId] : [];
  if (args.length === 0) return 'At least one user must be named.';
  const missing = args.find((name) => findUser(name, view) === undefined);
  if (missing !== undefined) return `The user '${missing}' does not exist.`;
  return args.flatMap((name) => findUser(name, view)?.accountId ?? []);
}
