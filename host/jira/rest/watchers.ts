import * as z from 'zod';
import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { badRequest, forbidden, notFound } from '../jira-error.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue, User } from '../model.ts';
import { asPrincipal, can, canSee } from '../permissions.ts';
import { del, get, post, type Route } from '../route.ts';
import { self } from '../shape/link.ts';
import { userBean } from '../shape/user.ts';

const WATCHERS = '/rest/api/3/issue/{issueIdOrKey}/watchers';

/** Watching is nobody's change of the issue: no history, no event, no new `updated`. */
export const watchersRoutes: readonly Route[] = [
  get(WATCHERS, listWatchers),
  post(WATCHERS, addWatcher, { writesIssue: true, accepts: 'any' }),
  del(WATCHERS, removeWatcher, { writesIssue: true }),
  post('/rest/api/3/issue/watching', isWatching, { points: 'other' }),
];

function findIssue(call: RestCall): Issue {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  if (call.state.settings.get('settings')?.watchingEnabled === false) {
    throw notFound('Watching issues is not enabled.');
  }
  return issue;
}

/** Who may not see the voters and watchers sees how many there are, and itself. */
function listWatchers(call: RestCall): Answer {
  const issue = findIssue(call);
  const seesAll = can(call, 'VIEW_VOTERS_AND_WATCHERS', { issue });
  const shown = issue.watcherIds
    .filter((accountId) => seesAll || accountId === call.accountId)
    .flatMap((accountId) => call.state.users.get(accountId) ?? []);
  return ok(
    {
      self: self(call, `issue/${issue.id}/watchers`),
      isWatching: call.accountId !== null && issue.watcherIds.includes(call.accountId),
      watchCount: issue.watcherIds.length,
      watchers: shown.map((user) => userBean(call, user)),
    },
    shown.length,
  );
}

function requireUser(call: RestCall, accountId: string): User {
  const user = call.state.users.get(accountId);
  if (!user) throw notFound(`The user with account id '${accountId}' does not exist.`);
  return user;
}

function requireManaging(call: RestCall, issue: Issue, accountId: string): void {
  if (accountId === call.accountId || can(call, 'MANAGE_WATCHERS', { issue })) return;
  throw forbidden('You do not have the permission to manage the watcher list.');
}

/** The body is one JSON string, an account id; without a body the caller itself watches. */
function readAccountId(call: RestCall): string {
  const text = new TextDecoder().decode(call.body.bytes).trim();
  if (text === '') {
    if (call.accountId === null) throw badRequest('An account id is required.');
    return call.accountId;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('The body must be one account id as a JSON string.');
  }
  if (typeof value !== 'string' || value === '') {
    throw badRequest('The body must be one account id as a JSON string.');
  }
  return value;
}

function addWatcher(call: RestCall): Answer {
  const issue = findIssue(call);
  const user = requireUser(call, readAccountId(call));
  requireManaging(call, issue, user.accountId);
  if (!canSee({ state: call.state, principal: asPrincipal(user) }, issue)) {
    throw badRequest(`The user '${user.displayName}' does not have permission to view this issue.`);
  }
  if (!issue.watcherIds.includes(user.accountId)) {
    call.state.issues.put({ ...issue, watcherIds: [...issue.watcherIds, user.accountId] });
  }
  return noContent();
}

function removeWatcher(call: RestCall): Answer {
  const issue = findIssue(call);
  const accountId = call.query.get('accountId');
  if (!accountId) throw badRequest("The parameter 'accountId' is required.");
  requireUser(call, accountId);
  requireManaging(call, issue, accountId);
  call.state.issues.put({ ...issue, watcherIds: issue.watcherIds.filter((id) => id !== accountId) });
  return noContent();
}

const watchingInput = z.object({ issueIds: z.array(z.union([z.string(), z.number().transform(String)])) });

/** Which of many issues the caller watches; those it does not see count as not watched. */
function isWatching(call: RestCall): Answer {
  const { issueIds } = call.json(watchingInput);
  const entries = issueIds.map((id): [string, boolean] => {
    const issue = call.state.issues.get(id);
    const watches = call.accountId !== null && issue?.watcherIds.includes(call.accountId) === true;
    return [id, watches && canSee(call, issue)];
  });
  return ok({ issuesIsWatching: Object.fromEntries(entries) }, entries.length);
}
