import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { forbidden, notFound } from '../jira-error.ts';
import { visibleProject } from '../lookup.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { self } from '../shape/link.ts';
import type { PermissionGrant, PermissionHolder, PermissionScheme } from '../site-model.ts';

export const permissionSchemeRoutes: readonly Route[] = [
  get('/rest/api/3/permissionscheme', list, { points: 'identity' }),
  get('/rest/api/3/permissionscheme/{schemeId}', one, { points: 'identity' }),
  get('/rest/api/3/permissionscheme/{schemeId}/permission', grants, { points: 'identity' }),
  get('/rest/api/3/permissionscheme/{schemeId}/permission/{permissionId}', grant, { points: 'identity' }),
  get('/rest/api/3/project/{projectKeyOrId}/permissionscheme', ofProject, { points: 'identity' }),
];

const showsGrants = (call: RestCall): boolean =>
  /permissions|all|user|group|projectRole|field/.test(call.query.get('expand') ?? '');

function schemeBean(call: RestCall, scheme: PermissionScheme, withGrants: boolean): Record<string, unknown> {
  return {
    expand: 'permissions,user,group,projectRole,field,all',
    id: Number(scheme.id),
    self: self(call, `permissionscheme/${scheme.id}`),
    name: scheme.name,
    description: scheme.description,
    ...(withGrants ? { permissions: scheme.grants.map((entry) => grantBean(call, scheme, entry)) } : {}),
  };
}

function grantBean(
  call: RestCall,
  scheme: PermissionScheme,
  entry: PermissionGrant,
): Record<string, unknown> {
  return {
    id: Number(entry.id),
    self: self(call, `permissionscheme/${scheme.id}/permission/${entry.id}`),
    holder: holderBean(call, entry.holder),
    permission: entry.permission,
  };
}

function holderBean(call: RestCall, holder: PermissionHolder): Record<string, unknown> {
  if (!('parameter' in holder)) return { type: holder.type };
  if (holder.type === 'projectRole') {
    return { type: holder.type, parameter: holder.parameter, value: holder.parameter, expand: 'projectRole' };
  }
  if (holder.type === 'user') return { ...holder, value: holder.parameter, expand: 'user' };
  const group = call.state.groups.by('name', holder.parameter.toLowerCase())[0];
  return {
    type: holder.type,
    parameter: holder.parameter,
    value: group?.groupId ?? holder.parameter,
    expand: 'group',
  };
}

function schemeOf(call: RestCall): PermissionScheme {
  const id = call.param('schemeId');
  const scheme = call.state.permissionSchemes.get(id);
  if (scheme === undefined) throw notFound(`The permission scheme with ID '${id}' does not exist.`);
  return scheme;
}

function list(call: RestCall): Answer {
  const schemes = call.state.permissionSchemes.all();
  return ok(
    { permissionSchemes: schemes.map((scheme) => schemeBean(call, scheme, showsGrants(call))) },
    schemes.length,
  );
}

function one(call: RestCall): Answer {
  return ok(schemeBean(call, schemeOf(call), showsGrants(call)));
}

function grants(call: RestCall): Answer {
  const scheme = schemeOf(call);
  return ok({
    permissions: scheme.grants.map((entry) => grantBean(call, scheme, entry)),
    expand: 'user,group,projectRole,field,all',
  });
}

function grant(call: RestCall): Answer {
  const scheme = schemeOf(call);
  const id = call.param('permissionId');
  const entry = scheme.grants.find((candidate) => candidate.id === id);
  if (entry === undefined) throw notFound(`The permission grant with ID '${id}' does not exist.`);
  return ok(grantBean(call, scheme, entry));
}

function ofProject(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectKeyOrId'));
  if (!isSiteAdmin(call) && !can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('You must be a project administrator to see the permission scheme of the project.');
  }
  const scheme = call.state.permissionSchemes.get(project.permissionSchemeId);
  if (scheme === undefined) throw notFound('The project has no permission scheme.');
  return ok(schemeBean(call, scheme, showsGrants(call)));
}
