import * as z from 'zod';
import { closeDesk } from '../../service/desks/open-desk.ts';
import type { Answer, RestCall } from '../call.ts';
import { created, noContent, ok } from '../call.ts';
import { emitProductEvent, eventProject, eventView } from '../issue-events.ts';
import { removeIssue } from '../issues/delete-issue.ts';
import { badRequest, fieldErrors, forbidden } from '../jira-error.ts';
import type { Project } from '../model.ts';
import { isSiteAdmin } from '../permissions.ts';
import { administeredProject, anyProject, keyProblem, nameProblem } from '../projects/project-rules.ts';
import { del, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_PROJECT } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import { projectBean } from '../shape/project.ts';
import { SiteAdmin } from '../site-admin.ts';

const configuring = { scopes: SCOPE_CONFIGURATION } as const;
const managing = { scopes: SCOPE_PROJECT } as const;

export const projectChangeRoutes: readonly Route[] = [
  post('/rest/api/3/project', create, configuring),
  put('/rest/api/3/project/{projectIdOrKey}', update, managing),
  del('/rest/api/3/project/{projectIdOrKey}', remove, configuring),
  post('/rest/api/3/project/{projectIdOrKey}/delete', removeLater, configuring),
  post('/rest/api/3/project/{projectIdOrKey}/archive', archive, managing),
  post('/rest/api/3/project/{projectIdOrKey}/restore', restore, configuring),
];

const id = z.union([z.number().int(), z.string()]).transform(String);

const common = {
  description: z.string().optional(),
  leadAccountId: z.string().optional(),
  url: z.string().optional(),
  assigneeType: z.enum(['PROJECT_LEAD', 'UNASSIGNED']).optional(),
  avatarId: z.number().int().optional(),
  categoryId: id.optional(),
  permissionScheme: id.optional(),
  notificationScheme: id.optional(),
  issueSecurityScheme: id.optional(),
};

const createBody = z.object({
  ...common,
  key: z.string().optional(),
  name: z.string().optional(),
  projectTypeKey: z.enum(['software', 'service_desk', 'business']).optional(),
  projectTemplateKey: z.string().optional(),
});

function emitProject(call: RestCall, action: string, project: Project): void {
  emitProductEvent(call, `avi:jira:${action}:project`, { project: eventProject(eventView(call), project) });
}

/** Checks what both creating and updating may set. */
function commonErrors(
  call: RestCall,
  body: z.infer<ReturnType<typeof z.object<typeof common>>>,
): Record<string, string> {
  const { leadAccountId, categoryId, permissionScheme } = body;
  const errors: Record<string, string> = {};
  if (leadAccountId !== undefined && !call.state.users.has(leadAccountId)) {
    errors['projectLead'] = 'You must specify a valid project lead.';
  }
  if (categoryId !== undefined && categoryId !== '-1' && !call.state.categories.has(categoryId)) {
    errors['categoryId'] = `A project category with id '${categoryId}' does not exist.`;
  }
  if (permissionScheme !== undefined && !call.state.permissionSchemes.has(permissionScheme)) {
    errors['permissionScheme'] = 'The permission scheme does not exist.';
  }
  return errors;
}

function create(call: RestCall): Answer {
  if (!isSiteAdmin(call)) throw forbidden('You are not authorized to create projects.');
  const body = call.json(createBody);
  const [key, name] = [body.key ?? '', body.name ?? ''];
  const lead = body.leadAccountId ?? '';
  const keyFault = keyProblem(call, key);
  const nameFault = nameProblem(call, name);
  const errors: Record<string, string> = {
    ...commonErrors(call, { ...body, leadAccountId: lead }),
    ...(keyFault === null ? {} : { projectKey: keyFault }),
    ...(nameFault === null ? {} : { projectName: nameFault }),
  };
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  const made = new SiteAdmin(call.jira).createProject({
    key,
    name: name.trim(),
    type: body.projectTypeKey ?? typeOfTemplate(body.projectTemplateKey ?? ''),
    leadAccountId: lead,
    description: body.description ?? '',
  });
  const project = call.state.projects.put(withCommon(made, body));
  emitProject(call, 'created', project);
  return created({ self: self(call, `project/${project.id}`), id: Number(project.id), key: project.key });
}

function typeOfTemplate(template: string): Project['projectTypeKey'] {
  if (template.startsWith('com.atlassian.servicedesk')) return 'service_desk';
  return template.startsWith('com.atlassian.jira-core') ? 'business' : 'software';
}

function withCommon(project: Project, body: z.infer<ReturnType<typeof z.object<typeof common>>>): Project {
  const { categoryId, url, assigneeType, description, leadAccountId, permissionScheme } = body;
  const { categoryId: _before, ...rest } = project;
  const category = categoryId ?? project.categoryId;
  return {
    ...rest,
    ...(category === undefined || category === '-1' ? {} : { categoryId: category }),
    ...(url === undefined ? {} : { url }),
    ...(assigneeType === undefined ? {} : { assigneeType }),
    description: description ?? project.description,
    leadAccountId: leadAccountId ?? project.leadAccountId,
    permissionSchemeId: permissionScheme ?? project.permissionSchemeId,
  };
}

const updateBody = z.object({
  ...common,
  key: z.string().optional(),
  name: z.string().optional(),
  releasedProjectKeys: z.array(z.string()).optional(),
});

function update(call: RestCall): Answer {
  const project = administeredProject(call, call.param('projectIdOrKey'));
  const body = call.json(updateBody);
  const { key = project.key, name = project.name } = body;
  if ((key !== project.key || body.permissionScheme !== undefined) && !isSiteAdmin(call)) {
    throw forbidden(
      'You must be an administrator of the site to change the key or the schemes of a project.',
    );
  }
  const keyFault = key === project.key ? null : keyProblem(call, key, project);
  const nameFault = nameProblem(call, name, project);
  const errors: Record<string, string> = {
    ...commonErrors(call, body),
    ...(keyFault === null ? {} : { projectKey: keyFault }),
    ...(nameFault === null ? {} : { projectName: nameFault }),
  };
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  const changed = { ...withCommon(project, body), name: name.trim() };
  const after = key === project.key ? call.state.projects.put(changed) : rename(call, changed, key);
  emitProject(call, 'updated', after);
  return ok(projectBean(call, after, new Set(listParameter(call.query, 'expand'))));
}

/** A new key; the old one still leads to the project and to its issues. */
function rename(call: RestCall, project: Project, key: string): Project {
  const formerKeys = [...new Set([...(project.formerKeys ?? []), project.key])].filter(
    (former) => former !== key,
  );
  for (const issue of call.state.issues.by('project', project.id)) {
    const renamed = `${key}${issue.key.slice(issue.key.lastIndexOf('-'))}`;
    call.state.issues.put({ ...issue, key: renamed, formerKeys: [...issue.formerKeys, issue.key] });
  }
  return call.state.projects.put({ ...project, key, formerKeys });
}

function remove(call: RestCall): Answer {
  const project = anyProject(call, call.param('projectIdOrKey'));
  if (project.state === 'archived')
    throw badRequest('An archived project cannot be deleted. Restore it first.');
  if (call.query.get('enableUndo') === 'false') {
    removeForGood(call, project);
    return noContent();
  }
  if (project.state === 'trashed') throw badRequest('The project is in the trash already.');
  call.state.projects.put({ ...project, state: 'trashed', setAside: asideNow(call) });
  emitProject(call, 'softdeleted', project);
  return noContent();
}

const asideNow = (call: RestCall) => ({ at: call.now, by: call.accountId ?? '' });

function removeForGood(call: RestCall, project: Project): void {
  const { state } = call;
  for (const issue of state.issues.by('project', project.id)) removeIssue(state, issue, call.now);
  for (const version of state.versions.by('project', project.id)) state.versions.delete(version.id);
  for (const component of state.components.by('project', project.id)) state.components.delete(component.id);
  closeDesk(state, project.id);
  state.screens.delete(project.id);
  state.projects.delete(project.id);
  emitProject(call, 'deleted', project);
}

/** The asynchronous way: the work is done at once, and the task that is pointed to has finished. */
function removeLater(call: RestCall): Answer {
  const project = anyProject(call, call.param('projectIdOrKey'));
  if (project.state === 'archived')
    throw badRequest('An archived project cannot be deleted. Restore it first.');
  removeForGood(call, project);
  const taskId = call.state.nextId('task');
  const location = self(call, `task/${taskId}`);
  const done = {
    self: location,
    id: taskId,
    description: `Delete project ${project.key}`,
    status: 'COMPLETE',
    submittedBy: 10000,
    progress: 100,
    elapsedRuntime: 0,
    submitted: call.now,
    started: call.now,
    finished: call.now,
    lastUpdate: call.now,
  };
  return { status: 303, body: done, headers: { location } };
}

function archive(call: RestCall): Answer {
  const project = anyProject(call, call.param('projectIdOrKey'));
  if (project.state !== 'live')
    throw badRequest(`The project '${project.key}' is ${project.state} and cannot be archived.`);
  call.state.projects.put({ ...project, state: 'archived', setAside: asideNow(call) });
  emitProject(call, 'archived', project);
  return noContent();
}

function restore(call: RestCall): Answer {
  const project = anyProject(call, call.param('projectIdOrKey'));
  if (project.state === 'live')
    throw badRequest(`The project '${project.key}' is neither archived nor in the trash.`);
  const { setAside: _gone, ...rest } = project;
  const after = call.state.projects.put({ ...rest, state: 'live' });
  emitProject(call, project.state === 'archived' ? 'unarchived' : 'restored', after);
  return ok(projectBean(call, after, new Set()));
}
