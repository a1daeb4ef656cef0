import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { isPermissionKey, type PermissionKey } from '../catalogue/permission-keys.ts';
import { badRequest } from '../jira-error.ts';
import { visibleIssue, visibleProject } from '../lookup.ts';
import type { User } from '../model.ts';
import { mayBrowseUsers, slice, usersMatching, usersWithProperty } from '../people/match-users.ts';
import { usersAnswering } from '../people/user-query.ts';
import { can, type PermissionPlace, usersWith } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { SCOPE_USER } from '../scopes.ts';
import { markMatch } from '../search/mark-match.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { avatarUrls, requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { seesAddress, userBean } from '../shape/user.ts';

const reading = { scopes: SCOPE_USER, points: 'flat' } as const;
const weighed = { scopes: SCOPE_USER, points: 'identity' } as const;

export const userSearchRoutes: readonly Route[] = [
  get('/rest/api/3/user/search', search, reading),
  get('/rest/api/3/user/assignable/search', assignable, weighed),
  get('/rest/api/3/user/assignable/multiProjectSearch', assignableInAll, weighed),
  get('/rest/api/3/user/permission/search', withPermissions, weighed),
  get('/rest/api/3/user/viewissue/search', whoSee, weighed),
  get('/rest/api/3/user/picker', picker, weighed),
  get('/rest/api/3/user/search/query', (call) => byQuestion(call, (user) => userBean(call, user)), weighed),
  get(
    '/rest/api/3/user/search/query/key',
    (call) => byQuestion(call, ({ accountId }) => ({ key: accountId, accountId })),
    weighed,
  ),
];

function page(call: RestCall, users: readonly User[]): Answer {
  const shown = slice(users, pageRequest(call.query, { size: 50, max: 1000 }));
  return ok(
    shown.map((user) => userBean(call, user)),
    shown.length,
  );
}

/** Users by `query`, or the one of `accountId`; nobody for those who may not browse users. */
function matching(call: RestCall, users?: User[]): User[] {
  const id = call.query.get('accountId');
  if (id !== null)
    return (users ?? call.state.users.all()).filter((user) => user.accountId === id && user.active);
  return usersMatching(call, call.query.get('query') ?? '', users);
}

function search(call: RestCall): Answer {
  const { query } = call;
  const property = query.get('property');
  if (!query.has('query') && !query.has('accountId') && property === null) {
    throw badRequest('At least one of the query parameters query, accountId and property is required.');
  }
  if (!mayBrowseUsers(call)) return page(call, []);
  const found = matching(call);
  return page(call, property === null ? found : usersWithProperty(found, property));
}

function placeOf(call: RestCall): PermissionPlace | null {
  const { query } = call;
  const issue = query.get('issueKey') ?? query.get('issueId');
  if (issue !== null) return { issue: visibleIssue(call, issue) };
  const project = query.get('project') ?? query.get('projectKey');
  return project === null ? null : { project: visibleProject(call, project) };
}

function byQuestion(call: RestCall, shape: (user: User) => unknown): Answer {
  const question = call.query.get('query') ?? '';
  if (question.trim() === '') throw badRequest('The query parameter query is required.');
  const users = mayBrowseUsers(call) ? usersAnswering(call, question) : [];
  return ok(
    pageBean(requestUrl(call), users, pageRequest(call.query, { size: 100, max: 100 }), shape),
    users.length,
  );
}

const isPerson = ({ accountType }: User): boolean => accountType !== 'app';

function assignable(call: RestCall): Answer {
  const place = placeOf(call);
  if (place === null)
    throw badRequest('One of the query parameters issueKey, issueId and project is required.');
  const users = usersWith(call.state, 'ASSIGNABLE_USER', place).filter(isPerson);
  return page(call, matching(call, users));
}

function assignableInAll(call: RestCall): Answer {
  const keys = listParameter(call.query, 'projectKeys');
  if (keys.length === 0) throw badRequest('The query parameter projectKeys is required.');
  const projects = keys.map((key) => visibleProject(call, key));
  const users = call.state.users.filter(
    (user) =>
      isPerson(user) &&
      projects.every((project) =>
        can(
          { state: call.state, principal: { kind: 'user', accountId: user.accountId } },
          'ASSIGNABLE_USER',
          { project },
        ),
      ),
  );
  return page(call, matching(call, users));
}

function withPermissions(call: RestCall): Answer {
  const names = listParameter(call.query, 'permissions');
  if (names.length === 0) throw badRequest('The query parameter permissions is required.');
  const wanted = names.map((name): PermissionKey => {
    const key = name.toUpperCase();
    if (isPermissionKey(key)) return key;
    throw badRequest(`The permission '${name}' does not exist.`);
  });
  const place = placeOf(call);
  if (place === null) throw badRequest('One of the query parameters issueKey and projectKey is required.');
  const [first = 'BROWSE_PROJECTS', ...rest] = wanted;
  const users = usersWith(call.state, first, place).filter((user) =>
    rest.every((key) =>
      usersWith(call.state, key, place).some(({ accountId }) => accountId === user.accountId),
    ),
  );
  return page(call, matching(call, users));
}

function whoSee(call: RestCall): Answer {
  const place = placeOf(call);
  if (place === null) throw badRequest('One of the query parameters issueKey and projectKey is required.');
  return page(call, matching(call, usersWith(call.state, 'BROWSE_PROJECTS', place)));
}

function picker(call: RestCall): Answer {
  const { query } = call;
  if (!query.has('query')) throw badRequest('The query parameter query is required.');
  const excluded = new Set([
    ...listParameter(query, 'excludeAccountIds'),
    ...listParameter(query, 'exclude'),
  ]);
  return ok(
    foundUsers(
      call,
      (user) =>
        !excluded.has(user.accountId) && (query.get('excludeConnectUsers') !== 'true' || isPerson(user)),
    ),
  );
}

/** Suggestions for a picker, with what was typed in bold. */
export function foundUsers(call: RestCall, keep: (user: User) => boolean): Record<string, unknown> {
  const text = call.query.get('query') ?? '';
  const { maxResults } = pageRequest(call.query, { size: 50, max: 1000 });
  const found = mayBrowseUsers(call) ? usersMatching(call, text).filter(keep) : [];
  const shown = found.slice(0, maxResults);
  return {
    users: shown.map((user) => suggestion(call, user, text)),
    total: found.length,
    header: `Showing ${shown.length} of ${found.length} matching users`,
  };
}

function suggestion(call: RestCall, user: User, text: string) {
  const address = seesAddress(call, user) ? ` - ${markMatch(user.emailAddress, text, 'strong')}` : '';
  return {
    accountId: user.accountId,
    accountType: user.accountType,
    html: `${markMatch(user.displayName, text, 'strong')}${address}`,
    displayName: user.displayName,
    ...(call.query.get('showAvatar') === 'true'
      ? { avatarUrl: avatarUrls(call, 'user', '10335')['16x16'] }
      : {}),
  };
}
