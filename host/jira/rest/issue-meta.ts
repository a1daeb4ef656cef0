import { type Answer, ok, type RestCall } from '../call.ts';
import { editMetadata, screenMetadata } from '../issues/field-metadata.ts';
import { screenOf } from '../issues/issue-screens.ts';
import { badRequest, notFound } from '../jira-error.ts';
import { canSeeProject, findProject, projectOf, visibleIssue } from '../lookup.ts';
import type { IssueType, Project } from '../model.ts';
import { can } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { avatarUrls, self } from '../shape/link.ts';
import { issueTypeBean } from '../shape/metadata.ts';
import { pageRequest } from '../shape/page.ts';

const PAGE = { size: 50, max: 200 };

function editMeta(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const project = projectOf(call.state, issue);
  const type = call.state.issueTypes.get(issue.issueTypeId);
  if (!type || issue.archived || !can(call, 'EDIT_ISSUES', { issue })) return ok({ fields: {} });
  const screen = screenOf(call, 'edit', project, type.id, issue);
  return ok({ fields: editMetadata({ call, project, type, issue }, screen) });
}

function createMetaTypes(call: RestCall): Answer {
  const project = projectToCreateIn(call);
  const types = typesOf(call, project);
  const page = pageRequest(call.query, PAGE);
  const shown = types.slice(page.startAt, page.startAt + page.maxResults);
  return ok({ ...page, total: types.length, issueTypes: shown.map((type) => createType(call, type)) });
}

function createMetaFields(call: RestCall): Answer {
  const project = projectToCreateIn(call);
  const type = typesOf(call, project).find(({ id }) => id === call.param('issueTypeId'));
  if (!type) throw badRequest(`Issue type ${call.param('issueTypeId')} does not belong to ${project.key}.`);
  const fields = screenMetadata({ call, project, type }, screenOf(call, 'create', project, type.id));
  const page = pageRequest(call.query, PAGE);
  const shown = fields.slice(page.startAt, page.startAt + page.maxResults);
  return ok({
    ...page,
    total: fields.length,
    fields: shown.map(([fieldId, metadata]) => ({ ...metadata, fieldId })),
  });
}

/** The old form: every project and type at once, filtered. */
function createMeta(call: RestCall): Answer {
  const { query, state } = call;
  const ids = listParameter(query, 'projectIds');
  const keys = listParameter(query, 'projectKeys').map((key) => key.toUpperCase());
  const typeIds = listParameter(query, 'issuetypeIds');
  const typeNames = query.getAll('issuetypeNames').flatMap((names) => names.split(','));
  const withFields = listParameter(query, 'expand').some((part) => part.includes('fields'));
  const wanted = (project: Project) =>
    (ids.length === 0 && keys.length === 0) || ids.includes(project.id) || keys.includes(project.key);
  const fits = (type: IssueType) =>
    (typeIds.length === 0 || typeIds.includes(type.id)) &&
    (typeNames.length === 0 || typeNames.includes(type.name));
  const projects = state.projects.filter(
    (project) => wanted(project) && can(call, 'CREATE_ISSUES', { project }),
  );
  const shape = (project: Project) => ({
    ...(withFields ? { expand: 'issuetypes' } : {}),
    self: self(call, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: avatarUrls(call, 'project', '10400'),
    issuetypes: typesOf(call, project)
      .filter(fits)
      .map((type) => ({
        ...createType(call, type),
        ...(withFields ? { expand: 'fields', fields: createFields(call, project, type) } : {}),
      })),
  });
  return ok({ expand: 'projects', projects: projects.map(shape) }, projects.length);
}

function createFields(call: RestCall, project: Project, type: IssueType): Record<string, unknown> {
  const screen = screenOf(call, 'create', project, type.id);
  return Object.fromEntries(screenMetadata({ call, project, type }, screen));
}

function createType(call: RestCall, type: IssueType): Record<string, unknown> {
  const { self: link, id, description, iconUrl, name, subtask, hierarchyLevel } = issueTypeBean(call, type);
  return { self: link, id, description, iconUrl, name, subtask, hierarchyLevel };
}

function typesOf(call: RestCall, project: Project): IssueType[] {
  return project.issueTypeIds.flatMap((id) => call.state.issueTypes.get(id) ?? []);
}

function projectToCreateIn(call: RestCall): Project {
  const idOrKey = call.param('projectIdOrKey');
  const project = findProject(call.state, idOrKey);
  if (!project || !canSeeProject(call, project)) {
    throw notFound(`No project could be found with id or key '${idOrKey}'.`);
  }
  if (!can(call, 'CREATE_ISSUES', { project })) {
    throw badRequest('You do not have permission to create issues in this project.');
  }
  return project;
}

export const issueMetaRoutes: readonly Route[] = [
  get('/rest/api/3/issue/{issueIdOrKey}/editmeta', editMeta),
  get('/rest/api/3/issue/createmeta', createMeta),
  get('/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes', createMetaTypes),
  get('/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', createMetaFields),
];
