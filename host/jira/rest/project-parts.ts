import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { badRequest, forbidden, notFound } from '../jira-error.ts';
import { visibleProject } from '../lookup.ts';
import type { Project } from '../model.ts';
import { can } from '../permissions.ts';
import { administeredProject, keyProblem, nameProblem } from '../projects/project-rules.ts';
import { get, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_PROJECT } from '../scopes.ts';
import { avatarUrls, self } from '../shape/link.ts';
import { issueTypeBean, securityLevelBean, statusBean } from '../shape/metadata.ts';
import { levelName, typesOf } from '../shape/project.ts';
import { type PropertyHolder, propertyRoutes } from './entity-properties.ts';

const small = { points: 'flat' } as const;
const managing = { scopes: SCOPE_PROJECT } as const;

export const projectPartRoutes: readonly Route[] = [
  get('/rest/api/3/project/type', types, small),
  get('/rest/api/3/project/type/accessible', types, small),
  get('/rest/api/3/project/type/{projectTypeKey}', typeNamed, small),
  get('/rest/api/3/project/type/{projectTypeKey}/accessible', typeNamed, small),
  get('/rest/api/3/project/{projectIdOrKey}/statuses', statuses, { points: 'other' }),
  get('/rest/api/3/project/{projectId}/hierarchy', hierarchy, small),
  get('/rest/api/3/project/{projectIdOrKey}/avatars', avatars, small),
  get('/rest/api/3/project/{projectIdOrKey}/features', features, small),
  put('/rest/api/3/project/{projectIdOrKey}/features/{featureKey}', toggleFeature, managing),
  get('/rest/api/3/project/{projectId}/email', email, { ...small, ...managing }),
  get('/rest/api/3/project/{projectKeyOrId}/securitylevel', securityLevels, { points: 'other' }),
  get('/rest/api/3/securitylevel/{id}', securityLevel, { ...small, scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/projectvalidate/key', validateKey, small),
  get('/rest/api/3/projectvalidate/validProjectKey', validKey, small),
  get('/rest/api/3/projectvalidate/validProjectName', validName, small),
  ...propertyRoutes('/rest/api/3/project/{projectIdOrKey}/properties', propertyHolder, managing),
];

const projectTypes = [
  { key: 'product_discovery', formattedKey: 'Product Discovery', color: '#FFFFFF' },
  { key: 'service_desk', formattedKey: 'Service', color: '#67AB49' },
  { key: 'software', formattedKey: 'Software', color: '#F5A623' },
  { key: 'business', formattedKey: 'Business', color: '#1D8832' },
].map((type) => ({
  ...type,
  descriptionI18nKey: `jira.project.type.${type.key}.description`,
  icon: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16"/></svg>',
  ).toString('base64'),
}));

function types(): Answer {
  return ok(projectTypes);
}

function typeNamed(call: RestCall): Answer {
  const key = call.param('projectTypeKey');
  const type = projectTypes.find((known) => known.key === key);
  if (type === undefined) throw notFound(`The project type '${key}' does not exist.`);
  return ok(type);
}

function projectOf(call: RestCall): Project {
  const { params } = call;
  return visibleProject(
    call,
    params['projectIdOrKey'] ?? params['projectKeyOrId'] ?? call.param('projectId'),
  );
}

/** The statuses that issues of each type can have. */
function statuses(call: RestCall): Answer {
  const project = projectOf(call);
  const all = typesOf(call, project).map((type) => {
    const workflowId = project.workflows[type.id] ?? project.workflows['*'] ?? '';
    const ids = call.state.workflows.get(workflowId)?.statusIds ?? [];
    return {
      self: self(call, `issuetype/${type.id}`),
      id: type.id,
      name: type.name,
      subtask: type.subtask,
      statuses: ids
        .flatMap((id) => call.state.statuses.get(id) ?? [])
        .map((status) => statusBean(call, status)),
    };
  });
  return ok(all, all.length);
}

function hierarchy(call: RestCall): Answer {
  const project = projectOf(call);
  const all = typesOf(call, project);
  const levels = [...new Set(all.map(({ hierarchyLevel }) => hierarchyLevel))].sort((a, b) => b - a);
  return ok({
    projectId: Number(project.id),
    hierarchy: levels.map((level) => ({
      level,
      name: levelName(level),
      issueTypes: all
        .filter(({ hierarchyLevel }) => hierarchyLevel === level)
        .map((type) => ({
          id: Number(type.id),
          name: type.name,
          avatarId: issueTypeBean(call, type)['avatarId'],
        })),
    })),
  });
}

function avatars(call: RestCall): Answer {
  projectOf(call);
  const system = ['10400', '10401', '10402', '10403'].map((id) => ({
    id,
    isSystemAvatar: true,
    isSelected: id === '10400',
    isDeletable: false,
    urls: avatarUrls(call, 'project', id),
  }));
  return ok({ system, custom: [] });
}

const knownFeatures: Record<Project['projectTypeKey'], readonly (readonly [string, string, string])[]> = {
  software: [
    ['jsw.classic.roadmap', 'Roadmap', 'Plan epics on a timeline.'],
    ['jsw.classic.backlog', 'Backlog', 'Plan and order work that has not been started.'],
    ['jsw.classic.board', 'Board', 'See work move through the workflow.'],
  ],
  service_desk: [
    ['jsm.classic.queues', 'Queues', 'Work through requests in order.'],
    ['jsm.classic.portal', 'Customer portal', 'Let customers raise requests.'],
  ],
  business: [['jwm.classic.list', 'List', 'See work in rows.']],
};

function featureList(project: Project) {
  return {
    features: knownFeatures[project.projectTypeKey].map(([feature, localisedName, localisedDescription]) => ({
      projectId: Number(project.id),
      feature,
      localisedName,
      localisedDescription,
      state: project.features?.[feature] === false ? 'DISABLED' : 'ENABLED',
      prerequisites: [],
      toggleLocked: false,
      imageUri: '',
    })),
  };
}

function features(call: RestCall): Answer {
  return ok(featureList(projectOf(call)));
}

function toggleFeature(call: RestCall): Answer {
  const project = administeredProject(call, call.param('projectIdOrKey'));
  const feature = call.param('featureKey');
  const { state } = call.json(z.object({ state: z.enum(['ENABLED', 'DISABLED', 'COMING_SOON']) }));
  if (!knownFeatures[project.projectTypeKey].some(([key]) => key === feature)) {
    throw notFound(`The feature '${feature}' does not exist in this project.`);
  }
  const changed = { ...project.features, [feature]: state === 'ENABLED' };
  return ok(featureList(call.state.projects.put({ ...project, features: changed })));
}

function email(call: RestCall): Answer {
  const project = projectOf(call);
  const host = new URL(call.jira.baseUrl).hostname;
  return ok({ emailAddress: `jira@${host}`, emailAddressStatus: [`Address of project ${project.key}.`] });
}

function securityLevels(call: RestCall): Answer {
  const project = projectOf(call);
  if (!can(call, 'SET_ISSUE_SECURITY', { project })) return ok({ levels: [] });
  return ok(
    { levels: project.securityLevels.map((level) => securityLevelBean(call, level)) },
    project.securityLevels.length,
  );
}

function securityLevel(call: RestCall): Answer {
  const id = call.param('id');
  const level = call.state.projects
    .all()
    .flatMap((project) => project.securityLevels)
    .find((entry) => entry.id === id);
  if (level === undefined) throw notFound(`The security level with ID '${id}' does not exist.`);
  return ok(securityLevelBean(call, level));
}

function validateKey(call: RestCall): Answer {
  const problem = keyProblem(call, call.query.get('key') ?? '');
  return ok({ errorMessages: [], errors: problem === null ? {} : { projectKey: problem } });
}

/** The key itself where it is free, else a free one made from it. */
function validKey(call: RestCall): Answer {
  const asked = (call.query.get('key') ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '')
    .replace(/^[^A-Z]+/, '')
    .slice(0, 10);
  const base = asked.length < 2 ? `${asked}PR`.slice(0, 3) : asked;
  const candidates = [base, ...Array.from({ length: 99 }, (_, at) => `${base.slice(0, 8)}${at + 1}`)];
  return ok(candidates.find((key) => keyProblem(call, key) === null) ?? '');
}

function validName(call: RestCall): Answer {
  const asked = call.query.get('name') ?? '';
  if (asked.trim() === '') throw badRequest('The query parameter name is required.');
  const candidates = [asked, ...Array.from({ length: 99 }, (_, at) => `${asked.slice(0, 76)} ${at + 1}`)];
  const free = candidates.find((name) => nameProblem(call, name) === null);
  if (free === undefined) throw notFound('No valid project name could be made from the given one.');
  return ok(free);
}

function propertyHolder(call: RestCall, intent: 'read' | 'write'): PropertyHolder {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  if (intent === 'write' && !can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('You do not have permission to edit the properties of this project.');
  }
  return {
    properties: project.properties,
    path: `project/${project.id}/properties`,
    save: (properties) => call.state.projects.put({ ...project, properties }),
  };
}
