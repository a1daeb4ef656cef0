import * as z from 'zod';
import { type Answer, noContent, ok, type RestCall } from '../../jira/call.ts';
import { PARTICIPANTS_FIELD_ID } from '../../jira/catalogue/custom-fields.ts';
import { changeIssue } from '../../jira/changes.ts';
import { del, get, post, put, type Route } from '../../jira/route.ts';
import {
  type CustomerRequest,
  callerOf,
  hasPart,
  isAgent,
  participantsOf,
  visibleRequest,
} from '../access.ts';
import { factsOf } from '../requests/request-facts.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { invalid, refused } from '../service-error.ts';
import { page } from '../shape/paged.ts';
import { userDto } from '../shape/user.ts';

const PARTICIPANTS = '/rest/servicedeskapi/request/{issueIdOrKey}/participant';
const NOTIFICATION = '/rest/servicedeskapi/request/{issueIdOrKey}/notification';

/** People are named by account id; names of users are of the past. */
const peopleInput = z.object({
  accountIds: z.array(z.string()).nullish(),
  usernames: z.array(z.string()).nullish(),
});

export const requestPeopleRoutes: readonly Route[] = [
  get(PARTICIPANTS, (call) => participantsPage(call, requestIn(call)), {
    ...READ_REQUEST,
    points: 'identity',
  }),
  post(PARTICIPANTS, (call) => change(call, (now, named) => [...new Set([...now, ...named])]), WRITE_REQUEST),
  del(
    PARTICIPANTS,
    (call) => change(call, (now, named) => now.filter((id) => !named.includes(id))),
    WRITE_REQUEST,
  ),
  get(NOTIFICATION, (call) => ok({ subscribed: isSubscribed(call, requestIn(call)) }), READ_REQUEST),
  put(NOTIFICATION, (call) => subscribe(call, true), WRITE_REQUEST),
  del(NOTIFICATION, (call) => subscribe(call, false), WRITE_REQUEST),
];

const requestIn = (call: RestCall) => visibleRequest(call, call.param('issueIdOrKey'));

function participantsPage(call: RestCall, { issue }: CustomerRequest): Answer {
  const latest = call.state.issues.get(issue.id) ?? issue;
  return page(call, participantsOf(latest), (accountId) => userDto(call, accountId));
}

/** Accounts that a body names; one that does not exist refuses the whole call. */
export function namedAccounts(call: RestCall): string[] {
  const { accountIds, usernames } = call.json(peopleInput);
  if (usernames && usernames.length > 0) {
    throw invalid(
      'Users are named by accountIds; usernames are not supported any more.',
      'sd.user.error.username',
    );
  }
  for (const accountId of accountIds ?? []) {
    if (!call.state.users.has(accountId)) {
      throw invalid(`The user '${accountId}' does not exist.`, 'sd.user.error.missing');
    }
  }
  return [...(accountIds ?? [])];
}

/** Stands in the issue's history like any other edit of the field, but no product event tells of it. */
function change(call: RestCall, next: (now: string[], named: string[]) => string[]): Answer {
  const request = requestIn(call);
  if (!isAgent(call, request.project) && !request.desk.customersManageParticipants) {
    throw refused(
      'You do not have permission to manage the participants of this request.',
      'sd.participants.error.no.permission',
    );
  }
  const after = next(participantsOf(request.issue), namedAccounts(call));
  changeIssue({ ...call, emit: () => {} }, request.issue, {
    values: { [PARTICIPANTS_FIELD_ID]: after.length > 0 ? after : undefined },
  });
  return participantsPage(call, request);
}

/** Whoever has a part in the request hears of it unless muted; others only where they asked for it. */
function isSubscribed(call: RestCall, { issue }: CustomerRequest): boolean {
  const { accountId } = callerOf(call);
  const facts = factsOf(call.state, issue.id);
  if (facts.muted.includes(accountId)) return false;
  return facts.subscribed.includes(accountId) || hasPart(call.state, accountId, issue);
}

function subscribe(call: RestCall, wants: boolean): Answer {
  const { issue } = requestIn(call);
  const { accountId } = callerOf(call);
  const facts = factsOf(call.state, issue.id);
  const without = (ids: readonly string[]) => ids.filter((id) => id !== accountId);
  call.state.requestFacts.put({
    ...facts,
    subscribed: [...without(facts.subscribed), ...(wants ? [accountId] : [])],
    muted: [...without(facts.muted), ...(wants ? [] : [accountId])],
  });
  return noContent();
}
