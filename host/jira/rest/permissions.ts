import * as z from 'zod';
import type { Answer, Call, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { isPermissionKey, PERMISSIONS, type PermissionKey } from '../catalogue/permission-keys.ts';
import { badRequest, forbidden, JiraError, notFound } from '../jira-error.ts';
import { canSeeProject, visibleIssue, visibleProject } from '../lookup.ts';
import { can, isSiteAdmin, type PermissionPlace } from '../permissions.ts';
import { get, post, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { permissionSchemeRoutes } from './permission-schemes.ts';

export const permissionsRoutes: readonly Route[] = [
  get('/rest/api/3/mypermissions', mine, { points: 'identity' }),
  get('/rest/api/3/permissions', all, { points: 'flat', scopes: SCOPE_CONFIGURATION }),
  post('/rest/api/3/permissions/check', check, { points: 'identity' }),
  post('/rest/api/3/permissions/project', permittedProjects, { points: 'flat' }),
  ...permissionSchemeRoutes,
];

const keys = Object.keys(PERMISSIONS).filter(isPermissionKey);

function describe(key: PermissionKey, at: number): Record<string, unknown> {
  const { name, type, description } = PERMISSIONS[key];
  return { id: String(at + 1), key, name, type, description };
}

function all(call: RestCall): Answer {
  if (!isSiteAdmin(call)) throw forbidden('Only Jira administrators can list all permissions.');
  const entries = keys.map((key) => {
    const { name, type, description } = PERMISSIONS[key];
    return [key, { key, name, type, description }];
  });
  return ok({ permissions: Object.fromEntries(entries) });
}

/** Names are required; each that does not exist is told. */
function readKeys(names: readonly string[]): PermissionKey[] {
  const unknown = names.filter((name) => !isPermissionKey(name));
  if (unknown.length > 0)
    throw new JiraError(
      400,
      unknown.map((name) => `Unrecognized permission: ${name}`),
    );
  return names.filter(isPermissionKey);
}

function placeOf(call: RestCall): PermissionPlace {
  const { query, state } = call;
  const comment = query.get('commentId');
  const issue =
    query.get('issueKey') ?? query.get('issueId') ?? state.comments.get(comment ?? '')?.issueId ?? null;
  if (issue !== null) return { issue: visibleIssue(call, issue) };
  if (comment !== null) throw notFound(`Can not find a comment for the id: ${comment}.`);
  const project = query.get('projectKey') ?? query.get('projectId');
  return project === null ? {} : { project: visibleProject(call, project) };
}

function mine(call: RestCall): Answer {
  const names = listParameter(call.query, 'permissions');
  if (names.length === 0) {
    throw badRequest("The 'permissions' query parameter is required.");
  }
  const wanted = readKeys(names);
  const place = placeOf(call);
  const permissions = wanted.map((key) => [
    key,
    { ...describe(key, keys.indexOf(key)), havePermission: holds(call, key, place) },
  ]);
  return ok({ permissions: Object.fromEntries(permissions) }, wanted.length);
}

/** Without a place, a project permission counts when it is held anywhere. */
function holds(call: Call, key: PermissionKey, place: PermissionPlace): boolean {
  if (PERMISSIONS[key].type === 'GLOBAL' || place.project !== undefined || place.issue !== undefined) {
    return can(call, key, place);
  }
  return call.state.projects.all().some((project) => can(call, key, { project }));
}

const checkBody = z.strictObject({
  accountId: z.string().nullish(),
  globalPermissions: z.array(z.string()).nullish(),
  projectPermissions: z
    .array(
      z.strictObject({
        permissions: z.array(z.string()),
        projects: z.array(z.number().int()).max(1000).nullish(),
        issues: z.array(z.number().int()).max(1000).nullish(),
      }),
    )
    .nullish(),
});

function check(call: RestCall): Answer {
  const { accountId, globalPermissions, projectPermissions } = call.json(checkBody);
  const other = accountId !== null && accountId !== undefined && accountId !== call.accountId;
  if (other && !isSiteAdmin(call)) {
    throw forbidden('Only Jira administrators can look up the permissions of other users.');
  }
  const asked: Call = other ? { ...call, accountId, principal: { kind: 'user', accountId } } : call;
  const global = readKeys(globalPermissions ?? []).filter((key) => can(asked, key));
  const grants = (projectPermissions ?? []).flatMap(({ permissions, projects, issues }) =>
    readKeys(permissions).map((permission) => ({
      permission,
      projects: (projects ?? []).filter((id) => {
        const project = call.state.projects.get(String(id));
        return project !== undefined && can(asked, permission, { project });
      }),
      issues: (issues ?? []).filter((id) => {
        const issue = call.state.issues.get(String(id));
        return issue !== undefined && can(asked, permission, { issue });
      }),
    })),
  );
  const objects =
    global.length + grants.reduce((sum, { projects, issues }) => sum + projects.length + issues.length, 0);
  return ok({ globalPermissions: global, projectPermissions: grants }, objects);
}

function permittedProjects(call: RestCall): Answer {
  const { permissions } = call.json(z.strictObject({ permissions: z.array(z.string()) }));
  const wanted = readKeys(permissions);
  const projects = call.state.projects.filter(
    (project) => canSeeProject(call, project) && wanted.every((key) => can(call, key, { project })),
  );
  return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
}
