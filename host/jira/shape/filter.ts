import type { Call } from '../call.ts';
import { canSeeProject } from '../lookup.ts';
import type { Filter, FilterShare } from '../site-model.ts';
import { self } from './link.ts';
import { projectRef } from './metadata.ts';
import { projectRoleBean } from './role.ts';
import { userRef } from './user.ts';

function shared(call: Call, filter: Filter): Record<string, unknown> {
  const owner = userRef(call, filter.ownerId);
  const query = encodeURIComponent(filter.jql);
  return {
    self: self(call, `filter/${filter.id}`),
    id: filter.id,
    name: filter.name,
    description: filter.description,
    owner,
    jql: filter.jql,
    viewUrl: `${call.jira.baseUrl}/issues/?filter=${filter.id}`,
    searchUrl: self(call, `search/jql?jql=${query}`),
    favourite: call.accountId !== null && filter.favouriteOf.includes(call.accountId),
    favouritedCount: filter.favouriteOf.length,
    sharePermissions: filter.shares.map((share) => shareBean(call, share)),
    editPermissions: filter.editors.map((share) => shareBean(call, share)),
  };
}

/** A filter in full. */
export function filterBean(call: Call, filter: Filter): Record<string, unknown> {
  const none = { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 };
  return { ...shared(call, filter), sharedUsers: none, subscriptions: none };
}

const PARTS = [
  'description',
  'owner',
  'jql',
  'viewUrl',
  'searchUrl',
  'favourite',
  'favouritedCount',
  'sharePermissions',
  'editPermissions',
];

/** A filter in a list of results: besides id and name, only what `expand` asks for. */
export function filterDetailsBean(
  call: Call,
  filter: Filter,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const bean = shared(call, filter);
  const asked = PARTS.filter((part) => expand.has(part)).map((part) => [part, bean[part]]);
  return {
    expand: [...PARTS, 'subscriptions'].join(','),
    self: bean['self'],
    id: filter.id,
    name: filter.name,
    ...Object.fromEntries(asked),
    ...(expand.has('subscriptions') ? { subscriptions: [] } : {}),
  };
}

export function shareBean(call: Call, share: FilterShare): Record<string, unknown> {
  const { state } = call;
  const project = state.projects.get(share.projectId ?? '');
  const role = state.roles.get(share.roleId ?? '');
  const group = state.groups.get(share.groupId ?? '');
  const seen = project !== undefined && canSeeProject(call, project);
  const type =
    share.type === 'authenticated' ? 'loggedin' : share.type === 'projectRole' ? 'project' : share.type;
  return {
    id: Number(share.id),
    type: type === 'project' && !seen ? 'project-unknown' : type,
    ...(share.accountId === undefined ? {} : { user: sharedUser(call, share.accountId) }),
    ...(group === undefined
      ? {}
      : {
          group: {
            name: group.name,
            groupId: group.groupId,
            self: self(call, `group?groupId=${group.groupId}`),
          },
        }),
    ...(seen ? { project: projectRef(call, project) } : {}),
    ...(seen && role !== undefined ? { role: projectRoleBean(call, project, role) } : {}),
  };
}

function sharedUser(call: Call, accountId: string): Record<string, unknown> {
  const { self: link, accountId: id, displayName, active, avatarUrls } = userRef(call, accountId);
  return { self: link, accountId: id, displayName, active, avatarUrls };
}
