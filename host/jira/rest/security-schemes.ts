import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { forbidden, notFound } from '../jira-error.ts';
import { visibleProject } from '../lookup.ts';
import type { Project, SecurityLevel } from '../model.ts';
import { needsAdmin } from '../people/find-group.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_PROJECT } from '../scopes.ts';
import { requestUrl, self } from '../shape/link.ts';
import { securityLevelBean } from '../shape/metadata.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

const reading = { scopes: SCOPE_PROJECT, points: 'other' } as const;
const SCHEMES = '/rest/api/3/issuesecurityschemes';

/** Every project with security levels has a scheme of its own, under the project's id. */
export const securitySchemeRoutes: readonly Route[] = [
  get('/rest/api/3/project/{projectKeyOrId}/issuesecuritylevelscheme', ofProject, { points: 'other' }),
  get(SCHEMES, list, reading),
  get(`${SCHEMES}/search`, search, reading),
  get(`${SCHEMES}/level`, levels, reading),
  get(`${SCHEMES}/level/member`, (call) => members(call, String), reading),
  get(`${SCHEMES}/project`, mappings, reading),
  get(`${SCHEMES}/{id}`, one, reading),
  get(`${SCHEMES}/{issueSecuritySchemeId}/members`, membersOfOne, {
    points: 'other',
    scopes: SCOPE_CONFIGURATION,
  }),
];

function schemeBean(call: RestCall, project: Project, withLevels: boolean): Record<string, unknown> {
  return {
    self: self(call, `issuesecurityschemes/${project.id}`),
    id: Number(project.id),
    name: `${project.key}: Issue Security Scheme`,
    description: `Security levels of the project ${project.name}.`,
    ...(withLevels ? { levels: project.securityLevels.map((level) => securityLevelBean(call, level)) } : {}),
  };
}

/** Projects with levels, narrowed by a repeated parameter with their ids. */
function schemes(call: RestCall, ...parameters: readonly string[]): Project[] {
  needsAdmin(call);
  return call.state.projects.filter(
    ({ id, securityLevels }) =>
      securityLevels.length > 0 &&
      parameters.every((name) => !call.query.has(name) || call.query.getAll(name).includes(id)),
  );
}

function page<T>(call: RestCall, all: readonly T[], shape: (item: T) => unknown): Answer {
  return ok(
    pageBean(requestUrl(call), all, pageRequest(call.query, { size: 50, max: 100 }), shape),
    all.length,
  );
}

function ofProject(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectKeyOrId'));
  if (!isSiteAdmin(call) && !can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('You must administer the project to see its schemes.');
  }
  if (project.securityLevels.length === 0) throw notFound('The project has no issue security scheme.');
  return ok(schemeBean(call, project, true));
}

function list(call: RestCall): Answer {
  const projects = schemes(call);
  return ok(
    { issueSecuritySchemes: projects.map((project) => schemeBean(call, project, false)) },
    projects.length,
  );
}

function one(call: RestCall, id = call.param('id')): Answer {
  return ok(schemeBean(call, schemeOf(call, id), true));
}

function schemeOf(call: RestCall, id: string): Project {
  const project = schemes(call).find((candidate) => candidate.id === id);
  if (project === undefined) throw notFound(`The issue security scheme with ID '${id}' does not exist.`);
  return project;
}

function search(call: RestCall): Answer {
  const shape = (project: Project) => ({
    ...schemeBean(call, project, false),
    projectIds: [Number(project.id)],
  });
  return page(call, schemes(call, 'id', 'projectId'), shape);
}

interface Placed {
  readonly scheme: Project;
  readonly level: SecurityLevel;
}

function placed(projects: readonly Project[]): Placed[] {
  return projects.flatMap((scheme) => scheme.securityLevels.map((level) => ({ scheme, level })));
}

function levels(call: RestCall): Answer {
  const wanted = call.query.getAll('id');
  const found = placed(schemes(call, 'schemeId')).filter(
    ({ level }) => wanted.length === 0 || wanted.includes(level.id),
  );
  return page(call, found, ({ scheme, level }) => ({
    ...securityLevelBean(call, level),
    issueSecuritySchemeId: scheme.id,
    isDefault: false,
  }));
}

function mappings(call: RestCall): Answer {
  const shape = ({ id }: Project) => ({ issueSecuritySchemeId: id, projectId: id });
  return page(call, schemes(call, 'issueSecuritySchemeId', 'projectId'), shape);
}

/** Who is in which level. The two lists of members differ in whether ids are numbers. */
function members(
  call: RestCall,
  idOf: (id: string) => string | number,
  projects = schemes(call, 'schemeId'),
): Answer {
  const wanted = [...call.query.getAll('levelId'), ...call.query.getAll('issueSecurityLevelId')];
  const found = placed(projects)
    .filter(({ level }) => wanted.length === 0 || wanted.includes(level.id))
    .flatMap(({ scheme, level }) =>
      holdersOf(level).map((holder, at) => ({
        id: idOf(String(Number(level.id) * 100 + at)),
        issueSecurityLevelId: idOf(level.id),
        ...(typeof idOf('1') === 'string' ? { issueSecuritySchemeId: scheme.id } : {}),
        holder,
      })),
    );
  return page(call, found, (member) => member);
}

function membersOfOne(call: RestCall): Answer {
  return members(call, Number, [schemeOf(call, call.param('issueSecuritySchemeId'))]);
}

function holdersOf({ users, groups, roles }: SecurityLevel) {
  return [
    ...users.map((id) => ({ type: 'user', parameter: id, value: id })),
    ...groups.map((name) => ({ type: 'group', parameter: name, value: name })),
    ...roles.map((id) => ({ type: 'projectRole', parameter: id, value: id })),
  ];
}
