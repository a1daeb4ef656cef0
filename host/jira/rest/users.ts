import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { created, noContent, ok } from '../call.ts';
import { JIRA_USERS } from '../catalogue/people.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, forbidden, JiraError, notFound, unauthorized } from '../jira-error.ts';
import type { User } from '../model.ts';
import { groupRef, needsAdmin, needsBrowseUsers } from '../people/find-group.ts';
import { slice } from '../people/match-users.ts';
import { isSiteAdmin } from '../permissions.ts';
import { del, get, post, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_USER } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { userBean } from '../shape/user.ts';
import { type PropertyHolder, propertyRoutes } from './entity-properties.ts';
import { userSearchRoutes } from './user-search.ts';

const reading = { scopes: SCOPE_USER, points: 'identity' } as const;
const EMAIL_SCOPE = { scopes: ['read:email-address:jira'], points: 'identity' } as const;

export const usersRoutes: readonly Route[] = [
  get('/rest/api/3/user', getUser, reading),
  post('/rest/api/3/user', createUser, { scopes: SCOPE_CONFIGURATION }),
  del('/rest/api/3/user', removeUser, { scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/user/bulk', bulk, reading),
  get('/rest/api/3/user/groups', groups, reading),
  get('/rest/api/3/user/email', email, EMAIL_SCOPE),
  get('/rest/api/3/user/email/bulk', emails, EMAIL_SCOPE),
  get('/rest/api/3/users', allUsers, reading),
  get('/rest/api/3/users/search', allUsers, reading),
  ...propertyRoutes(
    '/rest/api/3/user/properties',
    propertyHolder,
    { scopes: ['write:jira-work'] },
    { scopes: SCOPE_USER },
  ),
  ...userSearchRoutes,
];

const MISSING = 'Specified user does not exist or you do not have required permissions';

function accountIdOf(call: RestCall): string {
  for (const gone of ['username', 'key', 'userKey']) {
    if (call.query.has(gone)) {
      throw badRequest(
        `The query parameter '${gone}' is not supported in GDPR strict mode; use 'accountId'.`,
      );
    }
  }
  const id = call.query.get('accountId');
  if (id === null || id === '') throw badRequest("The query parameter 'accountId' is required.");
  return id;
}

function userOf(call: RestCall): User {
  const user = call.state.users.get(accountIdOf(call));
  if (user === undefined) throw notFound(MISSING);
  return user;
}

function getUser(call: RestCall): Answer {
  const user = userOf(call);
  if (user.accountId !== call.accountId) needsBrowseUsers(call);
  const expand = new Set(listParameter(call.query, 'expand'));
  const held = user.groups.flatMap((name) => call.state.groups.by('name', name.toLowerCase()));
  return ok({
    ...userBean(call, user),
    groups: {
      size: held.length,
      items: expand.has('groups') ? held.map((group) => groupRef(call, group)) : [],
    },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
}

const newUser = z.object({
  emailAddress: z.email(),
  products: z.array(z.string()),
  displayName: z.string().optional(),
});

function createUser(call: RestCall): Answer {
  needsAdmin(call);
  const { emailAddress, products, displayName } = call.json(newUser);
  const known = call.state.users.by('email', emailAddress.toLowerCase())[0];
  if (known !== undefined)
    throw new JiraError(400, [`A user with the email address ${emailAddress} exists already.`]);
  const user = call.state.users.put({
    accountId: `712020:${call.jira.random.uuid()}`,
    accountType: 'atlassian',
    displayName: displayName ?? emailAddress.split('@')[0] ?? emailAddress,
    emailAddress,
    emailVisible: false,
    active: true,
    timeZone: call.state.settings.get('settings')?.timeZone ?? 'Etc/UTC',
    locale: 'en_US',
    groups: products.some((product) => product.startsWith('jira')) ? [JIRA_USERS] : [],
    properties: {},
  });
  emitProductEvent(call, 'avi:jira:created:user', { user: userBean({ ...call, accountId: null }, user) });
  return created({ ...userBean(call, user), emailAddress });
}

function removeUser(call: RestCall): Answer {
  needsAdmin(call);
  const user = userOf(call);
  call.state.users.delete(user.accountId);
  emitProductEvent(call, 'avi:jira:deleted:user', { user: { accountId: user.accountId } });
  return noContent();
}

function bulk(call: RestCall): Answer {
  const ids = [...new Set(call.query.getAll('accountId'))];
  if (ids.length === 0) throw badRequest("The query parameter 'accountId' is required.");
  const page = pageRequest(call.query, { size: 10, max: 200 });
  const users = ids.flatMap((id) => call.state.users.get(id) ?? []);
  const body = pageBean(requestUrl(call), users, page, (user) => userBean(call, user));
  return ok(body, slice(users, page).length);
}

function groups(call: RestCall): Answer {
  const user = userOf(call);
  if (user.accountId !== call.accountId) needsBrowseUsers(call);
  const held = user.groups.flatMap((name) => call.state.groups.by('name', name.toLowerCase()));
  return ok(
    held.map((group) => groupRef(call, group)),
    held.length,
  );
}

/** Addresses whatever their owners let others see: for approved apps only. */
function email(call: RestCall): Answer {
  needsApp(call);
  const user = userOf(call);
  return ok({ accountId: user.accountId, email: user.emailAddress });
}

function emails(call: RestCall): Answer {
  needsApp(call);
  const ids = call.query.getAll('accountId');
  const users = ids.flatMap((id) => call.state.users.get(id) ?? []);
  return ok(
    users.map(({ accountId, emailAddress }) => ({ accountId, email: emailAddress })),
    users.length,
  );
}

function needsApp(call: RestCall): void {
  if (call.principal.kind !== 'app') throw unauthorized('This endpoint is for approved apps only.');
}

function allUsers(call: RestCall): Answer {
  needsBrowseUsers(call);
  const page = slice(call.state.users.all(), pageRequest(call.query, { size: 50, max: 1000 }));
  return ok(
    page.map((user) => userBean(call, user)),
    page.length,
  );
}

function propertyHolder(call: RestCall, intent: 'read' | 'write'): PropertyHolder {
  const user = userOf(call);
  if (user.accountId !== call.accountId && !isSiteAdmin(call)) {
    throw forbidden(`You do not have permission to ${intent} the properties of this user.`);
  }
  return {
    properties: user.properties,
    path: 'user/properties',
    save: (properties) => call.state.users.put({ ...user, properties }),
  };
}
