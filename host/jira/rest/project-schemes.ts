import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { badRequest, forbidden, notFound } from '../jira-error.ts';
import { visibleProject } from '../lookup.ts';
import type { Project } from '../model.ts';
import { needsAdmin } from '../people/find-group.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { requestUrl, self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { securitySchemeRoutes } from './security-schemes.ts';

const reading = { scopes: SCOPE_CONFIGURATION, points: 'other' } as const;

/**
 * Schemes as this Jira has them: every project has its own issue types, so each gives one scheme under the
 * project's id; all share one notification scheme.
 */
export const projectSchemeRoutes: readonly Route[] = [
  ...securitySchemeRoutes,
  get('/rest/api/3/project/{projectKeyOrId}/notificationscheme', notificationSchemeOfProject, {
    points: 'other',
  }),
  get('/rest/api/3/notificationscheme', notificationSchemes, reading),
  get('/rest/api/3/notificationscheme/project', notificationMappings, reading),
  get('/rest/api/3/notificationscheme/{id}', notificationScheme, reading),
  get('/rest/api/3/issuetypescheme', issueTypeSchemes, reading),
  get('/rest/api/3/issuetypescheme/mapping', issueTypeMappings, reading),
  get('/rest/api/3/issuetypescheme/project', issueTypeSchemesOfProjects, reading),
];

function administered(call: RestCall): Project {
  const project = visibleProject(call, call.param('projectKeyOrId'));
  if (!isSiteAdmin(call) && !can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('You must administer the project to see its schemes.');
  }
  return project;
}

const SCHEME = '10000';
const events = [
  'Issue Created',
  'Issue Updated',
  'Issue Assigned',
  'Issue Resolved',
  'Issue Closed',
  'Issue Commented',
];
const recipients = ['CurrentAssignee', 'Reporter', 'AllWatchers'];

function notificationBean(call: RestCall): Record<string, unknown> {
  const expanded = /notificationSchemeEvents|all|user|group|projectRole|field/.test(
    call.query.get('expand') ?? '',
  );
  return {
    expand: 'notificationSchemeEvents,user,group,projectRole,field,all',
    id: Number(SCHEME),
    self: self(call, `notificationscheme/${SCHEME}`),
    name: 'Default Notification Scheme',
    description: 'Tells the people of an issue what happens to it.',
    ...(expanded
      ? {
          notificationSchemeEvents: events.map((name, at) => ({
            event: { id: at + 1, name, description: `Happens when: ${name}.` },
            notifications: recipients.map((notificationType, place) => ({
              id: at * recipients.length + place + 1,
              notificationType,
            })),
          })),
        }
      : {}),
  };
}

function notificationSchemeOfProject(call: RestCall): Answer {
  administered(call);
  return ok(notificationBean(call));
}

function notificationSchemes(call: RestCall): Answer {
  const page = pageRequest(call.query, { size: 50, max: 100 });
  return ok(pageBean(requestUrl(call), [SCHEME], page, () => notificationBean(call)));
}

function notificationScheme(call: RestCall): Answer {
  if (call.param('id') !== SCHEME)
    throw notFound(`The notification scheme with ID '${call.param('id')}' does not exist.`);
  return ok(notificationBean(call));
}

function notificationMappings(call: RestCall): Answer {
  const wanted = call.query.getAll('projectId');
  const projects = call.state.projects.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const page = pageRequest(call.query, { size: 50, max: 100 });
  return ok(
    pageBean(requestUrl(call), projects, page, ({ id }) => ({ projectId: id, notificationSchemeId: SCHEME })),
  );
}

function typeSchemeBean({ id, key, issueTypeIds }: Project): Record<string, unknown> {
  const [first] = issueTypeIds;
  return {
    id,
    name: `${key}: Issue Type Scheme`,
    description: `Issue types of the project ${key}.`,
    ...(first === undefined ? {} : { defaultIssueTypeId: first }),
    isDefault: false,
  };
}

function issueTypeSchemes(call: RestCall): Answer {
  needsAdmin(call);
  const wanted = call.query.getAll('id');
  const projects = call.state.projects.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  return ok(
    pageBean(requestUrl(call), projects, pageRequest(call.query, { size: 50, max: 100 }), typeSchemeBean),
    projects.length,
  );
}

function issueTypeMappings(call: RestCall): Answer {
  needsAdmin(call);
  const wanted = call.query.getAll('issueTypeSchemeId');
  const mappings = call.state.projects
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .flatMap(({ id, issueTypeIds }) =>
      issueTypeIds.map((issueTypeId) => ({ issueTypeSchemeId: id, issueTypeId })),
    );
  const page = pageRequest(call.query, { size: 50, max: 100 });
  return ok(pageBean(requestUrl(call), mappings, page, (mapping) => mapping));
}

function issueTypeSchemesOfProjects(call: RestCall): Answer {
  needsAdmin(call);
  const wanted = call.query.getAll('projectId');
  if (wanted.length === 0) throw badRequest('The query parameter projectId is required.');
  const projects = call.state.projects.filter(({ id }) => wanted.includes(id));
  const page = pageRequest(call.query, { size: 50, max: 100 });
  return ok(
    pageBean(requestUrl(call), projects, page, (project) => ({
      issueTypeScheme: typeSchemeBean(project),
      projectIds: [project.id],
    })),
    projects.length,
  );
}
