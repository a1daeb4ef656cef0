import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { created, ok } from '../call.ts';
import { ADMIN_GROUPS, LICENSED_GROUPS } from '../catalogue/people.ts';
import { badRequest, notFound } from '../jira-error.ts';
import type { Group, User } from '../model.ts';
import {
  groupNamed,
  groupOf,
  groupRef,
  groupWithId,
  membersOf,
  needsAdmin,
  needsBrowseUsers,
} from '../people/find-group.ts';
import { mayBrowseUsers, slice } from '../people/match-users.ts';
import { isSiteAdmin } from '../permissions.ts';
import { del, get, post, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_USER } from '../scopes.ts';
import { markMatch } from '../search/mark-match.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { userBean } from '../shape/user.ts';
import { foundUsers } from './user-search.ts';

const reading = { scopes: SCOPE_USER, points: 'identity' } as const;
const writing = { scopes: SCOPE_CONFIGURATION } as const;

export const groupsRoutes: readonly Route[] = [
  get('/rest/api/3/group', getGroup, reading),
  post('/rest/api/3/group', createGroup, writing),
  del('/rest/api/3/group', removeGroup, writing),
  get('/rest/api/3/group/member', members, { ...reading, scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/group/bulk', bulk, reading),
  post('/rest/api/3/group/user', addUser, writing),
  del('/rest/api/3/group/user', removeUser, writing),
  get('/rest/api/3/groups/picker', picker, reading),
  get('/rest/api/3/groupuserpicker', groupUserPicker, { points: 'identity' }),
];

function memberBean(call: RestCall, user: User): Record<string, unknown> {
  return userBean(call, user);
}

function groupBean(call: RestCall, group: Group): Record<string, unknown> {
  const users = membersOf(call, group);
  const expand = call.query.get('expand') ?? '';
  const shown = expand.startsWith('users') ? users.slice(0, 50) : [];
  return {
    ...groupRef(call, group),
    users: {
      size: users.length,
      items: shown.map((user) => memberBean(call, user)),
      'max-results': 50,
      'start-index': 0,
      'end-index': Math.max(0, shown.length - 1),
    },
    expand: 'users',
  };
}

function getGroup(call: RestCall): Answer {
  needsBrowseUsers(call);
  const group = groupOf(call);
  return ok(groupBean(call, group), membersOf(call, group).length);
}

function createGroup(call: RestCall): Answer {
  needsAdmin(call);
  const { name } = call.json(z.object({ name: z.string().trim().min(1) }));
  if (call.state.groups.by('name', name.toLowerCase()).length > 0)
    throw badRequest(`A group named '${name}' exists already.`);
  const group = call.state.groups.put({ name, groupId: call.jira.random.uuid() });
  return created(groupBean(call, group));
}

function removeGroup(call: RestCall): Answer {
  needsAdmin(call);
  const group = groupOf(call);
  const swapId = call.query.get('swapGroupId');
  const swapName = call.query.get('swapGroup');
  const swap =
    swapId !== null ? groupWithId(call, swapId) : swapName !== null ? groupNamed(call, swapName) : null;
  if (LICENSED_GROUPS.includes(group.name))
    throw badRequest(`The group '${group.name}' gives access to Jira and cannot be deleted.`);
  const rename = (names: readonly string[]) =>
    names.flatMap((name) => (name !== group.name ? [name] : swap === null ? [] : [swap.name]));
  for (const user of membersOf(call, group)) {
    call.state.users.put({ ...user, groups: user.groups.filter((name) => name !== group.name) });
  }
  for (const project of call.state.projects.all()) {
    const roles = Object.entries(project.roles).map(([id, { users, groups }]) => [
      id,
      { users, groups: rename(groups) },
    ]);
    call.state.projects.put({ ...project, roles: Object.fromEntries(roles) });
  }
  call.state.groups.delete(group.groupId);
  return { status: 200 };
}

function members(call: RestCall): Answer {
  needsBrowseUsers(call);
  const all = call.query.get('includeInactiveUsers') === 'true';
  const users = membersOf(call, groupOf(call)).filter(({ active }) => all || active);
  const page = pageRequest(call.query, { size: 50, max: 50 });
  return ok(
    pageBean(requestUrl(call), users, page, (user) => memberBean(call, user)),
    slice(users, page).length,
  );
}

function bulk(call: RestCall): Answer {
  needsBrowseUsers(call);
  const ids = call.query.getAll('groupId');
  const names = call.query.getAll('groupName');
  const access = call.query.get('accessType');
  const groups = call.state.groups.filter(
    ({ groupId, name }) =>
      ((ids.length === 0 && names.length === 0) || ids.includes(groupId) || names.includes(name)) &&
      (access === null || (access.endsWith('admin') ? ADMIN_GROUPS : LICENSED_GROUPS).includes(name)),
  );
  const page = pageRequest(call.query, { size: 50, max: 200 });
  return ok(
    pageBean(requestUrl(call), groups, page, ({ name, groupId }) => ({ name, groupId })),
    slice(groups, page).length,
  );
}

function userNamed(call: RestCall, accountId: string | null): User {
  const user = call.state.users.get(accountId ?? '');
  if (user === undefined)
    throw notFound('Specified user does not exist or you do not have required permissions');
  return user;
}

function addUser(call: RestCall): Answer {
  needsAdmin(call);
  const group = groupOf(call);
  const { accountId } = call.json(z.object({ accountId: z.string() }));
  const user = userNamed(call, accountId);
  if (user.groups.includes(group.name))
    throw badRequest(`Cannot add user, user is already a member of '${group.name}'.`);
  call.state.users.put({ ...user, groups: [...user.groups, group.name] });
  return created(groupBean(call, group));
}

function removeUser(call: RestCall): Answer {
  needsAdmin(call);
  const group = groupOf(call);
  const user = userNamed(call, call.query.get('accountId'));
  if (!user.groups.includes(group.name))
    throw badRequest(`Cannot remove user, user is not a member of '${group.name}'.`);
  call.state.users.put({ ...user, groups: user.groups.filter((name) => name !== group.name) });
  return { status: 200 };
}

function foundGroups(call: RestCall): Record<string, unknown> {
  const text = call.query.get('query') ?? '';
  const wanted = text.toLowerCase();
  const excluded = new Set([
    ...listParameter(call.query, 'exclude'),
    ...listParameter(call.query, 'excludeId'),
  ]);
  const { maxResults } = pageRequest(call.query, { size: 20, max: 1000 });
  const visible = mayBrowseUsers(call) || isSiteAdmin(call);
  const found = call.state.groups
    .filter(
      ({ name, groupId }) =>
        visible && name.toLowerCase().includes(wanted) && !excluded.has(name) && !excluded.has(groupId),
    )
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
  const shown = found.slice(0, maxResults);
  return {
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown.map(({ name, groupId }) => ({
      name,
      html: markMatch(name, text),
      labels: labelsOf(name),
      groupId,
    })),
  };
}

function labelsOf(name: string) {
  if (ADMIN_GROUPS.includes(name)) {
    return [
      {
        text: 'Admin',
        title: 'Users added to this group will be given administrative access',
        type: 'ADMIN',
      },
    ];
  }
  if (!LICENSED_GROUPS.includes(name)) return [];
  return [{ text: 'Jira', title: 'Users added to this group will be given access to Jira', type: 'SINGLE' }];
}

function picker(call: RestCall): Answer {
  return ok(foundGroups(call));
}

function groupUserPicker(call: RestCall): Answer {
  if (!call.query.has('query')) throw badRequest('The query parameter query is required.');
  return ok({ users: foundUsers(call, () => true), groups: foundGroups(call) });
}
