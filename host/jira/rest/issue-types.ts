import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../call.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, conflict, notFound } from '../jira-error.ts';
import { canSeeProject, findProject } from '../lookup.ts';
import type { IssueType } from '../model.ts';
import { requireAdmin } from '../require-admin.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { issueTypeBean } from '../shape/metadata.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;
const READ = { points: 'other' } as const;

function find(call: RestCall, id = call.param('id')): IssueType {
  const type = call.state.issueTypes.get(id);
  if (!type) throw notFound(`The issue type with id '${id}' does not exist.`);
  return type;
}

function ofProject(call: RestCall): Answer {
  const id = call.query.get('projectId') ?? '';
  if (!/^\d+$/.test(id)) throw badRequest('projectId must be the numeric id of a project.');
  const project = findProject(call.state, id);
  if (!project || !canSeeProject(call, project)) throw notFound(`No project could be found with id '${id}'.`);
  const level = call.query.get('level');
  const types = project.issueTypeIds
    .flatMap((typeId) => call.state.issueTypes.get(typeId) ?? [])
    .filter((type) => level === null || String(type.hierarchyLevel) === level);
  return ok(
    types.map((type) => issueTypeBean(call, type)),
    types.length,
  );
}

const createSchema = z.object({
  name: z.string().min(1).max(60),
  description: z.string().nullish(),
  type: z.enum(['subtask', 'standard']).nullish(),
  hierarchyLevel: z.number().int().min(-1).max(0).nullish(),
});

function create(call: RestCall): Answer {
  requireAdmin(call);
  const { name, description, type, hierarchyLevel } = call.json(createSchema);
  refuseSameName(call, name);
  const level = hierarchyLevel ?? (type === 'subtask' ? -1 : 0);
  const made = call.state.issueTypes.put({
    id: call.state.nextId('issue-type'),
    name,
    description: description ?? '',
    subtask: level < 0,
    hierarchyLevel: level,
  });
  emitType(call, 'created', made);
  return created(issueTypeBean(call, made));
}

const updateSchema = z.object({
  name: z.string().min(1).max(60).nullish(),
  description: z.string().nullish(),
  avatarId: z.number().nullish(),
});

function update(call: RestCall): Answer {
  requireAdmin(call);
  const type = find(call);
  const { name, description } = call.json(updateSchema);
  if (name && name !== type.name) refuseSameName(call, name);
  const after = call.state.issueTypes.put({
    ...type,
    name: name ?? type.name,
    description: description ?? type.description,
  });
  emitType(call, 'updated', after);
  return ok(issueTypeBean(call, after));
}

/** A type in use needs another one that takes its issues over. */
function remove(call: RestCall): Answer {
  requireAdmin(call);
  const type = find(call);
  const used = call.state.issues.filter(({ issueTypeId }) => issueTypeId === type.id);
  const otherId = call.query.get('alternativeIssueTypeId');
  if (otherId === type.id) throw conflict('An issue type cannot take the place of itself.');
  if (used.length > 0 && otherId === null) {
    throw notFound(`The issue type '${type.name}' is in use: name an alternativeIssueTypeId.`);
  }
  const other = otherId === null ? undefined : find(call, otherId);
  if (other && other.subtask !== type.subtask)
    throw conflict('The alternative is of another hierarchy level.');
  for (const issue of used) call.state.issues.put({ ...issue, issueTypeId: other?.id ?? issue.issueTypeId });
  for (const project of call.state.projects.all()) {
    if (!project.issueTypeIds.includes(type.id)) continue;
    const issueTypeIds = project.issueTypeIds.filter((id) => id !== type.id);
    call.state.projects.put({ ...project, issueTypeIds });
  }
  call.state.issueTypes.delete(type.id);
  emitType(call, 'deleted', type);
  return noContent();
}

function alternatives(call: RestCall): Answer {
  const type = find(call);
  const others = call.state.issueTypes.filter(
    ({ id, subtask }) => id !== type.id && subtask === type.subtask,
  );
  return ok(
    others.map((other) => issueTypeBean(call, other)),
    others.length,
  );
}

function refuseSameName(call: RestCall, name: string): void {
  if (call.state.issueTypes.find((type) => type.name.toLowerCase() === name.toLowerCase())) {
    throw conflict(`An issue type with the name '${name}' exists already.`);
  }
}

function emitType(call: RestCall, action: string, type: IssueType): void {
  emitProductEvent(call, `avi:jira:${action}:issuetype`, {
    issueType: issueTypeBean({ ...call, version: 2 }, type),
  });
}

export const issueTypesRoutes: readonly Route[] = [
  get(
    '/rest/api/3/issuetype',
    (call) => ok(call.state.issueTypes.all().map((one) => issueTypeBean(call, one))),
    READ,
  ),
  get('/rest/api/3/issuetype/project', ofProject, READ),
  get('/rest/api/3/issuetype/{id}', (call) => ok(issueTypeBean(call, find(call))), READ),
  get('/rest/api/3/issuetype/{id}/alternatives', alternatives, READ),
  post('/rest/api/3/issuetype', create, ADMIN),
  put('/rest/api/3/issuetype/{id}', update, ADMIN),
  del('/rest/api/3/issuetype/{id}', remove, ADMIN),
];
