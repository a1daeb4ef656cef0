import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { noContent, ok } from '../call.ts';
import { badRequest, conflict, notFound } from '../jira-error.ts';
import { visibleProject } from '../lookup.ts';
import type { Project, Role } from '../model.ts';
import { needsAdmin } from '../people/find-group.ts';
import { isInRole, userOf } from '../permissions.ts';
import { administeredProject } from '../projects/project-rules.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_PROJECT } from '../scopes.ts';
import { self } from '../shape/link.ts';
import { projectRoleBean, roleBean } from '../shape/role.ts';

const reading = { points: 'identity' } as const;
const managing = { scopes: SCOPE_PROJECT } as const;
const configuring = { scopes: SCOPE_CONFIGURATION } as const;

export const projectRolesRoutes: readonly Route[] = [
  get('/rest/api/3/project/{projectIdOrKey}/role', links, reading),
  get('/rest/api/3/project/{projectIdOrKey}/roledetails', details, reading),
  get('/rest/api/3/project/{projectIdOrKey}/role/{id}', one, reading),
  post('/rest/api/3/project/{projectIdOrKey}/role/{id}', addActors, managing),
  put('/rest/api/3/project/{projectIdOrKey}/role/{id}', setActors, managing),
  del('/rest/api/3/project/{projectIdOrKey}/role/{id}', removeActor, managing),
  get('/rest/api/3/role', all, { ...reading, ...configuring }),
  post('/rest/api/3/role', create, configuring),
  get('/rest/api/3/role/{id}', role, { ...reading, ...configuring }),
  post('/rest/api/3/role/{id}', change, configuring),
  put('/rest/api/3/role/{id}', change, configuring),
  del('/rest/api/3/role/{id}', remove, configuring),
  get('/rest/api/3/role/{id}/actors', role, { ...reading, ...configuring }),
];

function roleOf(call: RestCall): Role {
  const id = call.param('id');
  const found = call.state.roles.get(id);
  if (found === undefined) throw notFound(`Can not find role with id '${id}'.`);
  return found;
}

function links(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const roles = call.state.roles.all();
  return ok(
    Object.fromEntries(roles.map(({ id, name }) => [name, self(call, `project/${project.id}/role/${id}`)])),
    roles.length,
  );
}

function details(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const user = userOf(call.state, call.principal);
  const own = call.query.get('currentMember') === 'true';
  const withoutApps = call.query.get('excludeConnectAddons') === 'true';
  const roles = call.state.roles.filter(
    ({ id, name }) =>
      (!own || (user !== undefined && isInRole(call.state, user, id, project))) &&
      !(withoutApps && name === 'atlassian-addons-project-access'),
  );
  return ok(
    roles.map((entry) => ({
      ...roleBean(call, entry),
      self: self(call, `project/${project.id}/role/${entry.id}`),
      admin: entry.name === 'Administrators',
      default: entry.name === 'Users',
      roleConfigurable: true,
      translatedName: entry.name,
    })),
    roles.length,
  );
}

function one(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const withInactive = call.query.get('excludeInactiveUsers') !== 'true';
  return ok(projectRoleBean(call, project, roleOf(call), withInactive));
}

const actors = z.strictObject({
  user: z.array(z.string()).optional(),
  group: z.array(z.string()).optional(),
  groupId: z.array(z.string()).optional(),
});

interface Actors {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** Account ids and group names, each of which has to exist. */
function readActors(call: RestCall, { user = [], group = [], groupId = [] }: z.infer<typeof actors>): Actors {
  for (const id of user) {
    if (!call.state.users.has(id))
      throw notFound(
        `We can't find '${id}' in any accessible user directory. Check they're still active and available, and try again.`,
      );
  }
  const named = group.map((name) => {
    const found = call.state.groups.by('name', name.toLowerCase())[0];
    if (found === undefined) throw notFound(`The group named '${name}' does not exist.`);
    return found.name;
  });
  const byId = groupId.map((id) => {
    const found = call.state.groups.get(id);
    if (found === undefined) throw notFound(`The group with ID '${id}' does not exist.`);
    return found.name;
  });
  return { users: user, groups: [...named, ...byId] };
}

function saveActors(call: RestCall, project: Project, entry: Role, { users, groups }: Actors): Answer {
  const held = { users: [...new Set(users)], groups: [...new Set(groups)] };
  const after = call.state.projects.put({ ...project, roles: { ...project.roles, [entry.id]: held } });
  return ok(projectRoleBean(call, after, entry));
}

function addActors(call: RestCall): Answer {
  const project = administeredProject(call, call.param('projectIdOrKey'));
  const entry = roleOf(call);
  const added = readActors(call, call.json(actors));
  if (added.users.length + added.groups.length === 0)
    throw badRequest('At least one user or group has to be given.');
  const held = project.roles[entry.id] ?? { users: [], groups: [] };
  for (const id of added.users) {
    if (held.users.includes(id))
      throw badRequest(`The user '${id}' is already a member of the project role.`);
  }
  for (const name of added.groups) {
    if (held.groups.includes(name))
      throw badRequest(`The group '${name}' is already a member of the project role.`);
  }
  return saveActors(call, project, entry, {
    users: [...held.users, ...added.users],
    groups: [...held.groups, ...added.groups],
  });
}

const categorised = z.strictObject({
  id: z.number().int().optional(),
  categorisedActors: z.strictObject({
    'atlassian-user-role-actor': z.array(z.string()).optional(),
    'atlassian-group-role-actor': z.array(z.string()).optional(),
    'atlassian-group-role-actor-id': z.array(z.string()).optional(),
  }),
});

function setActors(call: RestCall): Answer {
  const project = administeredProject(call, call.param('projectIdOrKey'));
  const { categorisedActors } = call.json(categorised);
  const given = {
    user: categorisedActors['atlassian-user-role-actor'] ?? [],
    group: categorisedActors['atlassian-group-role-actor'] ?? [],
    groupId: categorisedActors['atlassian-group-role-actor-id'] ?? [],
  };
  return saveActors(call, project, roleOf(call), readActors(call, given));
}

function removeActor(call: RestCall): Answer {
  const project = administeredProject(call, call.param('projectIdOrKey'));
  const entry = roleOf(call);
  const { query } = call;
  const one = (name: string) => query.getAll(name);
  const gone = readActors(call, { user: one('user'), group: one('group'), groupId: one('groupId') });
  const held = project.roles[entry.id] ?? { users: [], groups: [] };
  const isMember =
    [...gone.users].some((id) => held.users.includes(id)) ||
    [...gone.groups].some((name) => held.groups.includes(name));
  if (!isMember) throw notFound('The user or group is not a member of the project role.');
  saveActors(call, project, entry, {
    users: held.users.filter((id) => !gone.users.includes(id)),
    groups: held.groups.filter((name) => !gone.groups.includes(name)),
  });
  return noContent();
}

function all(call: RestCall): Answer {
  const roles = call.state.roles.all();
  return ok(
    roles.map((entry) => ({ ...roleBean(call, entry), actors: [] })),
    roles.length,
  );
}

function role(call: RestCall): Answer {
  return ok({ ...roleBean(call, roleOf(call)), actors: [] });
}

const roleBody = z.strictObject({ name: z.string().optional(), description: z.string().optional() });

function checkName(call: RestCall, name: string, except?: Role): void {
  if (name.trim() === '') throw badRequest('A project role needs a name.');
  const holder = call.state.roles.find((entry) => entry.name.toLowerCase() === name.trim().toLowerCase());
  if (holder !== undefined && holder.id !== except?.id)
    throw conflict(`A project role named '${name}' exists already.`);
}

function create(call: RestCall): Answer {
  needsAdmin(call);
  const { name = '', description = '' } = call.json(roleBody);
  checkName(call, name);
  const made = call.state.roles.put({ id: call.state.nextId('role'), name: name.trim(), description });
  return ok({ ...roleBean(call, made), actors: [] });
}

/** PUT replaces both, POST changes what is given. */
function change(call: RestCall): Answer {
  needsAdmin(call);
  const before = roleOf(call);
  const body = call.json(roleBody);
  const name = body.name ?? (call.method === 'PUT' ? '' : before.name);
  const description = body.description ?? (call.method === 'PUT' ? '' : before.description);
  checkName(call, name, before);
  const after = call.state.roles.put({ ...before, name: name.trim(), description });
  return ok({ ...roleBean(call, after), actors: [] });
}

function remove(call: RestCall): Answer {
  needsAdmin(call);
  const gone = roleOf(call);
  const swap = call.query.get('swap');
  if (swap !== null && !call.state.roles.has(swap)) throw notFound(`Can not find role with id '${swap}'.`);
  const used = call.state.permissionSchemes.filter(({ grants }) =>
    grants.some(({ holder }) => holder.type === 'projectRole' && holder.parameter === gone.id),
  );
  if (used.length > 0 && swap === null)
    throw conflict(
      `The project role '${gone.name}' is used by permission schemes; name another role in 'swap'.`,
    );
  for (const scheme of used) {
    const grants = scheme.grants.map((grant) =>
      grant.holder.type === 'projectRole' && grant.holder.parameter === gone.id && swap !== null
        ? { ...grant, holder: { type: 'projectRole' as const, parameter: swap } }
        : grant,
    );
    call.state.permissionSchemes.put({ ...scheme, grants });
  }
  for (const project of call.state.projects.all()) {
    const { [gone.id]: _gone, ...roles } = project.roles;
    call.state.projects.put({ ...project, roles });
  }
  call.state.roles.delete(gone.id);
  return noContent();
}
