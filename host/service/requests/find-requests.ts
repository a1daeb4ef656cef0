import type { RestCall } from '../../jira/call.ts';
import {
  type CustomerRequest,
  callerOf,
  organizationsOf,
  participantsOf,
  requestOf,
  seesRequest,
  sharedWith,
} from '../access.ts';
import { deskMissing, invalid } from '../service-error.ts';

type Test = (request: CustomerRequest) => boolean;

const OWNERSHIPS: Readonly<Record<string, (call: RestCall, accountId: string) => Test>> = {
  OWNED_REQUESTS: (_call, accountId) => (request) => request.issue.values['reporter'] === accountId,
  PARTICIPATED_REQUESTS: (_call, accountId) => (request) => participantsOf(request.issue).includes(accountId),
  ORGANIZATION: (call, accountId) => {
    const wanted = call.query.get('organizationId');
    const mine = organizationsOf(call.state, accountId).map(({ id }) => id);
    return ({ issue }) => wanted !== null && mine.includes(wanted) && sharedWith(issue).includes(wanted);
  },
  ALL_ORGANIZATIONS: (call, accountId) => {
    const mine = organizationsOf(call.state, accountId).map(({ id }) => id);
    return ({ issue }) => sharedWith(issue).some((id) => mine.includes(id));
  },
  APPROVER: (call, accountId) => approverTest(call, accountId),
  ALL_REQUESTS: (call, accountId) => {
    const tests = ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS'].flatMap(
      (name) => OWNERSHIPS[name]?.(call, accountId) ?? [],
    );
    return (request) => tests.some((test) => test(request));
  },
};

function approverTest(call: RestCall, accountId: string): Test {
  const pending = call.query.get('approvalStatus') !== 'MY_HISTORY_APPROVAL';
  return ({ issue }) =>
    call.state.approvals
      .by('issue', issue.id)
      .some(
        ({ finalDecision, approvers }) =>
          approvers.some((one) => one.accountId === accountId && (!pending || one.decision === 'pending')) &&
          (!pending || finalDecision === 'pending'),
      );
}

/** The caller's requests, those with the latest activity first. Agents are asked as customers here, as in Jira. */
export function findRequests(call: RestCall): CustomerRequest[] {
  const { accountId } = callerOf(call);
  const tests = [ownershipTest(call, accountId), statusTest(call), placeTest(call), textTest(call)];
  return call.state.issues
    .all()
    .flatMap((issue) => requestOf(call.state, issue) ?? [])
    .filter((request) => tests.every((test) => test(request)) && seesRequest(call, request))
    .sort((a, b) => b.issue.updated - a.issue.updated || Number(b.issue.id) - Number(a.issue.id));
}

function ownershipTest(call: RestCall, accountId: string): Test {
  const wanted = call.query.getAll('requestOwnership').flatMap((text) => text.split(','));
  const names = wanted.length > 0 ? wanted : ['OWNED_REQUESTS'];
  const tests = names.map((name) => {
    const test = OWNERSHIPS[name];
    if (!test) throw invalid(`The value '${name}' of parameter 'requestOwnership' is not supported.`);
    return test(call, accountId);
  });
  return (request) => tests.some((test) => test(request));
}

function statusTest(call: RestCall): Test {
  const wanted = call.query.get('requestStatus') ?? 'ALL_REQUESTS';
  if (!['ALL_REQUESTS', 'OPEN_REQUESTS', 'CLOSED_REQUESTS'].includes(wanted)) {
    throw invalid(`The value '${wanted}' of parameter 'requestStatus' is not supported.`);
  }
  return ({ issue }) => {
    const isOpen = issue.values['resolution'] === undefined;
    return wanted === 'ALL_REQUESTS' || isOpen === (wanted === 'OPEN_REQUESTS');
  };
}

function placeTest(call: RestCall): Test {
  const deskId = call.query.get('serviceDeskId');
  const typeId = call.query.get('requestTypeId');
  if (deskId !== null && !call.state.desks.has(deskId)) throw deskMissing();
  if (typeId !== null && deskId === null) {
    throw invalid("The parameter 'requestTypeId' needs 'serviceDeskId' beside it.");
  }
  return ({ desk, type }) =>
    (deskId === null || desk.id === deskId) && (typeId === null || type.id === typeId);
}

/** Words of the summary; `*` and `?` stand for letters. */
function textTest(call: RestCall): Test {
  const term = call.query.get('searchTerm')?.trim() ?? '';
  if (term === '') return () => true;
  const words = term
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.+^$()|[\]\\{}]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.'),
    )
    .map((word) => new RegExp(word, 'i'));
  return ({ issue }) => words.every((word) => word.test(String(issue.values['summary'] ?? '')));
}
