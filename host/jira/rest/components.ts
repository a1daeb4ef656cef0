import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { created, noContent, ok } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { emitProductEvent, eventView } from '../issue-events.ts';
import { fieldErrors, forbidden, notFound } from '../jira-error.ts';
import { storedIds } from '../jql/stored-values.ts';
import { canSeeProject, visibleProject } from '../lookup.ts';
import type { Component, Issue, Project } from '../model.ts';
import { can } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_PROJECT } from '../scopes.ts';
import { componentBean } from '../shape/component.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl, self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

const reading = { points: 'other' } as const;
const managing = { scopes: SCOPE_PROJECT } as const;

export const componentsRoutes: readonly Route[] = [
  get('/rest/api/3/component', list, reading),
  post('/rest/api/3/component', create, managing),
  get('/rest/api/3/component/{id}', one, reading),
  put('/rest/api/3/component/{id}', update, managing),
  del('/rest/api/3/component/{id}', remove, managing),
  get('/rest/api/3/component/{id}/relatedIssueCounts', counts, reading),
  get('/rest/api/3/project/{projectIdOrKey}/component', page, reading),
  get('/rest/api/3/project/{projectIdOrKey}/components', all, reading),
];

function componentOf(call: RestCall, id = call.param('id')): Component {
  const component = call.state.components.get(id);
  const project = call.state.projects.get(component?.projectId ?? '');
  if (component === undefined || project === undefined || !canSeeProject(call, project)) {
    throw notFound(`The component with id ${id} does not exist.`);
  }
  return component;
}

function issuesWith(call: RestCall, id: string): Issue[] {
  return call.state.issues.filter((issue) => storedIds(issue, 'components').includes(id));
}

function emitComponent(call: RestCall, action: string, component: Component): void {
  emitProductEvent(call, `avi:jira:${action}:component`, {
    component: componentBean(eventView(call), component),
  });
}

function needsProjectAdmin(call: RestCall, project: Project | undefined): void {
  if (!can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('The user does not have permission to complete this operation.');
  }
}

const order = {
  name: ({ name }: Component) => name.toLowerCase(),
  description: ({ description }: Component) => description.toLowerCase(),
};

function sorted(call: RestCall, components: readonly Component[]): Component[] {
  const asked = call.query.get('orderBy') ?? 'name';
  const by = asked.replace(/^[+\- ]/, '') === 'description' ? order.description : order.name;
  const text = (call.query.get('query') ?? '').toLowerCase();
  return components
    .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(text))
    .sort((left, right) => (asked.startsWith('-') ? -1 : 1) * by(left).localeCompare(by(right), 'en'));
}

function list(call: RestCall): Answer {
  const keys = listParameter(call.query, 'projectIdsOrKeys');
  const projects =
    keys.length > 0
      ? keys.map((key) => visibleProject(call, key))
      : call.state.projects.filter((project) => canSeeProject(call, project));
  const components = sorted(
    call,
    projects.flatMap(({ id }) => call.state.components.by('project', id)),
  );
  const shape = ({ id, name, description }: Component) => ({
    self: self(call, `component/${id}`),
    id,
    name,
    description,
  });
  return ok(
    pageBean(requestUrl(call), components, pageRequest(call.query, { size: 50, max: 100 }), shape),
    components.length,
  );
}

function one(call: RestCall): Answer {
  return ok(componentBean(call, componentOf(call)));
}

function all(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const components = call.state.components.by('project', project.id);
  return ok(
    components.map((component) => componentBean(call, component)),
    components.length,
  );
}

function page(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const components = sorted(call, call.state.components.by('project', project.id));
  const shape = (component: Component) => ({
    ...componentBean(call, component),
    issueCount: issuesWith(call, component.id).length,
  });
  return ok(
    pageBean(requestUrl(call), components, pageRequest(call.query, { size: 50, max: 100 }), shape),
    components.length,
  );
}

const body = z.object({
  name: z.string().optional(),
  project: z.string().optional(),
  description: z.string().optional(),
  leadAccountId: z.string().nullish(),
  assigneeType: z.enum(['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED']).optional(),
});

function checkBody(
  call: RestCall,
  projectId: string,
  name: string,
  lead: string | null,
  except?: string,
): void {
  const errors: Record<string, string> = {};
  const same = call.state.components
    .by('project', projectId)
    .find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (name === '') errors['name'] = 'The component name specified is invalid - cannot be an empty string.';
  else if (name.length > 255) errors['name'] = 'The component name is too long; it may have 255 characters.';
  else if (same !== undefined && same.id !== except)
    errors['name'] = `A component with the name ${name} already exists in this project.`;
  if (lead !== null && !call.state.users.has(lead))
    errors['leadAccountId'] = `The user '${lead}' does not exist.`;
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
}

function create(call: RestCall): Answer {
  const { name = '', project: key, description = '', leadAccountId, assigneeType } = call.json(body);
  if (key === undefined || key === '') throw fieldErrors({ project: 'Project is required.' });
  const project = visibleProject(call, key);
  needsProjectAdmin(call, project);
  checkBody(call, project.id, name.trim(), leadAccountId ?? null);
  const component = call.state.components.put({
    id: call.state.nextId('component'),
    projectId: project.id,
    name: name.trim(),
    description,
    leadAccountId: leadAccountId ?? null,
    assigneeType: assigneeType ?? 'PROJECT_DEFAULT',
  });
  emitComponent(call, 'created', component);
  return created(componentBean(call, component));
}

function update(call: RestCall): Answer {
  const before = componentOf(call);
  needsProjectAdmin(call, call.state.projects.get(before.projectId));
  const {
    name = before.name,
    description = before.description,
    leadAccountId,
    assigneeType,
  } = call.json(body);
  // An empty lead takes the lead away; an absent one leaves it.
  const lead =
    leadAccountId === undefined ? before.leadAccountId : leadAccountId === '' ? null : leadAccountId;
  checkBody(call, before.projectId, name.trim(), lead, before.id);
  const component = call.state.components.put({
    ...before,
    name: name.trim(),
    description,
    leadAccountId: lead,
    assigneeType: assigneeType ?? before.assigneeType,
  });
  emitComponent(call, 'updated', component);
  return ok(componentBean(call, component));
}

function remove(call: RestCall): Answer {
  const component = componentOf(call);
  needsProjectAdmin(call, call.state.projects.get(component.projectId));
  const target = call.query.get('moveIssuesTo');
  const other = target === null ? null : componentOf(call, target);
  for (const issue of issuesWith(call, component.id)) {
    const kept = storedIds(issue, 'components').filter((id) => id !== component.id);
    const moved = other === null ? kept : [...new Set([...kept, other.id])];
    changeIssue(call, issue, { values: { components: moved.length === 0 ? undefined : moved } });
  }
  call.state.components.delete(component.id);
  emitComponent(call, 'deleted', component);
  return noContent();
}

function counts(call: RestCall): Answer {
  const component = componentOf(call);
  return ok({
    self: self(call, `component/${component.id}`),
    issueCount: issuesWith(call, component.id).length,
  });
}
