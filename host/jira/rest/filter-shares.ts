import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { noContent, ok } from '../call.ts';
import { editableFilter, filterOf } from '../filters/find-filter.ts';
import { badRequest, notFound } from '../jira-error.ts';
import { findProject } from '../lookup.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { shareBean } from '../shape/filter.ts';
import type { FilterShare } from '../site-model.ts';

export const filterShareRoutes: readonly Route[] = [
  get('/rest/api/3/filter/defaultShareScope', () => ok({ scope: 'PRIVATE' }), { points: 'flat' }),
  put('/rest/api/3/filter/defaultShareScope', (call) =>
    ok(call.json(z.object({ scope: z.enum(['GLOBAL', 'AUTHENTICATED', 'PRIVATE']) }))),
  ),
  get('/rest/api/3/filter/{id}/permission', list, { points: 'identity' }),
  post('/rest/api/3/filter/{id}/permission', add),
  get('/rest/api/3/filter/{id}/permission/{permissionId}', one, { points: 'identity' }),
  del('/rest/api/3/filter/{id}/permission/{permissionId}', remove),
];

const named = z.object({ id: z.union([z.string(), z.number()]).transform(String).optional() });

/** A share as filters carry it (with objects) or as it is added (with ids). */
export const shareInput = z.object({
  type: z.enum(['user', 'group', 'project', 'projectRole', 'global', 'loggedin', 'authenticated']),
  accountId: z.string().optional(),
  groupId: z.string().optional(),
  groupname: z.string().optional(),
  projectId: z.string().optional(),
  projectRoleId: z.string().optional(),
  user: z.object({ accountId: z.string() }).optional(),
  group: z.object({ groupId: z.string().optional(), name: z.string().optional() }).optional(),
  project: named.optional(),
  role: named.optional(),
});

type ShareInput = z.infer<typeof shareInput>;

export function readShare(call: RestCall, input: ShareInput): FilterShare {
  const { state } = call;
  const id = state.nextId('filter-share');
  const projectId = input.projectId ?? input.project?.id;
  const roleId = input.projectRoleId ?? input.role?.id;
  switch (input.type) {
    case 'global':
      return { id, type: 'global' };
    case 'loggedin':
    case 'authenticated':
      return { id, type: 'authenticated' };
    case 'user': {
      const accountId = input.accountId ?? input.user?.accountId ?? '';
      if (!state.users.has(accountId)) throw badRequest(`The user '${accountId}' does not exist.`);
      return { id, type: 'user', accountId };
    }
    case 'group': {
      const name = (input.groupname ?? input.group?.name ?? '').toLowerCase();
      const group =
        state.groups.get(input.groupId ?? input.group?.groupId ?? '') ?? state.groups.by('name', name)[0];
      if (group === undefined) throw badRequest('The group of the share does not exist.');
      return { id, type: 'group', groupId: group.groupId };
    }
    case 'project':
    case 'projectRole': {
      const project = findProject(state, projectId ?? '');
      if (project === undefined) throw badRequest(`The project '${projectId ?? ''}' does not exist.`);
      if (roleId === undefined) return { id, type: 'project', projectId: project.id };
      if (!state.roles.has(roleId)) throw badRequest(`The project role '${roleId}' does not exist.`);
      return { id, type: 'projectRole', projectId: project.id, roleId };
    }
  }
}

function list(call: RestCall): Answer {
  const { shares } = filterOf(call);
  return ok(
    shares.map((share) => shareBean(call, share)),
    shares.length,
  );
}

/** Global and logged-in shares stand alone; others add up. */
function add(call: RestCall): Answer {
  const filter = editableFilter(call);
  const share = readShare(call, call.json(shareInput));
  const wide = (entry: FilterShare) => entry.type === 'global' || entry.type === 'authenticated';
  const kept = wide(share) ? [] : filter.shares.filter((entry) => !wide(entry));
  const { shares } = call.state.filters.put({ ...filter, shares: [...kept, share] });
  return { status: 201, body: shares.map((entry) => shareBean(call, entry)) };
}

function shareOf(call: RestCall): FilterShare {
  const id = call.param('permissionId');
  const share = filterOf(call).shares.find((entry) => entry.id === id);
  if (share === undefined) throw notFound(`The share permission with ID '${id}' does not exist.`);
  return share;
}

function one(call: RestCall): Answer {
  return ok(shareBean(call, shareOf(call)));
}

function remove(call: RestCall): Answer {
  const filter = editableFilter(call);
  const share = shareOf(call);
  call.state.filters.put({ ...filter, shares: filter.shares.filter(({ id }) => id !== share.id) });
  return noContent();
}
