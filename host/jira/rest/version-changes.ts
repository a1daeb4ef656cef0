import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { created, noContent, ok } from '../call.ts';
import { emitProductEvent, eventView } from '../issue-events.ts';
import { badRequest, fieldErrors, forbidden, notFound } from '../jira-error.ts';
import { versionsOf, visibleProject } from '../lookup.ts';
import type { Version } from '../model.ts';
import { can } from '../permissions.ts';
import { del, post, put, type Route } from '../route.ts';
import { SCOPE_PROJECT } from '../scopes.ts';
import { versionBean } from '../shape/version.ts';
import { versionOf } from '../versions/find-version.ts';
import { reorder, replaceVersion, versionFields } from '../versions/version-usage.ts';

const managing = { scopes: SCOPE_PROJECT } as const;

export const versionChangeRoutes: readonly Route[] = [
  post('/rest/api/3/version', create, managing),
  put('/rest/api/3/version/{id}', update, managing),
  del('/rest/api/3/version/{id}', remove, managing),
  post('/rest/api/3/version/{id}/removeAndSwap', removeAndSwap, managing),
  post('/rest/api/3/version/{id}/move', move, managing),
  put('/rest/api/3/version/{id}/mergeto/{moveIssuesTo}', merge, managing),
];

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

const body = z.object({
  name: z.string().optional(),
  description: z.string().nullish(),
  project: z.string().optional(),
  projectId: z.union([z.number().int(), z.string()]).transform(String).optional(),
  archived: z.boolean().optional(),
  released: z.boolean().optional(),
  startDate: day.nullish(),
  releaseDate: day.nullish(),
  moveUnfixedIssuesTo: z.string().optional(),
});

function emitVersion(
  call: RestCall,
  action: string,
  version: Version,
  more: Record<string, unknown> = {},
): void {
  emitProductEvent(call, `avi:jira:${action}:version`, {
    version: versionBean(eventView(call), version),
    ...more,
  });
}

function needsProjectAdmin(call: RestCall, projectId: string): void {
  if (!can(call, 'ADMINISTER_PROJECTS', { project: call.state.projects.get(projectId) })) {
    throw forbidden('You must have global or project administrator rights in order to modify versions.');
  }
}

function check(call: RestCall, version: Version): Version {
  const errors: Record<string, string> = {};
  const { name, startDate, releaseDate } = version;
  const same = versionsOf(call.state, version.projectId).find(
    (entry) => entry.name.toLowerCase() === name.toLowerCase(),
  );
  if (name === '') errors['name'] = 'You must specify a valid version name';
  else if (name.length > 255) errors['name'] = 'The version name is too long; it may have 255 characters.';
  else if (same !== undefined && same.id !== version.id)
    errors['name'] = 'A version with this name already exists in this project.';
  if (startDate !== null && releaseDate !== null && startDate > releaseDate) {
    errors['startDate'] = 'The start date must be before the release date.';
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  return version;
}

function create(call: RestCall): Answer {
  const given = call.json(body);
  const place = given.projectId ?? given.project;
  if (place === undefined) throw fieldErrors({ projectId: 'Project is required.' });
  const project = visibleProject(call, place);
  needsProjectAdmin(call, project.id);
  const sequence =
    versionsOf(call.state, project.id).reduce((most, version) => Math.max(most, version.sequence), 0) + 1;
  const version = check(call, {
    id: '',
    projectId: project.id,
    name: (given.name ?? '').trim(),
    description: given.description ?? '',
    archived: given.archived ?? false,
    released: given.released ?? false,
    startDate: given.startDate ?? null,
    releaseDate: given.releaseDate ?? null,
    sequence,
  });
  const made = call.state.versions.put({ ...version, id: call.state.nextId('version') });
  emitVersion(call, 'created', made);
  return created({ ...versionBean(call, made), project: project.key });
}

function update(call: RestCall): Answer {
  const before = versionOf(call);
  needsProjectAdmin(call, before.projectId);
  const given = call.json(body);
  const after = check(call, {
    ...before,
    name: (given.name ?? before.name).trim(),
    description: given.description === undefined ? before.description : (given.description ?? ''),
    archived: given.archived ?? before.archived,
    released: given.released ?? before.released,
    startDate: given.startDate === undefined ? before.startDate : given.startDate,
    releaseDate: given.releaseDate === undefined ? before.releaseDate : given.releaseDate,
  });
  call.state.versions.put(after);
  emitVersion(call, 'updated', after);
  if (before.released !== after.released)
    emitVersion(call, after.released ? 'released' : 'unreleased', after);
  if (before.archived !== after.archived)
    emitVersion(call, after.archived ? 'archived' : 'unarchived', after);
  if (after.released && given.moveUnfixedIssuesTo !== undefined)
    moveUnfixed(call, after, given.moveUnfixedIssuesTo);
  return ok(versionBean(call, after));
}

/** Issues without a resolution go to another version; it is named by its `self` link. */
function moveUnfixed(call: RestCall, version: Version, link: string): void {
  const target = versionOf(call, link.split('/').at(-1) ?? '');
  replaceVersion(
    call,
    'fixVersions',
    version.id,
    target.id,
    ({ values }) => values['resolution'] === undefined,
  );
}

function replacement(call: RestCall, version: Version, id: string | null): string | null {
  if (id === null) return null;
  const other = call.state.versions.get(id);
  if (other === undefined || other.projectId !== version.projectId || other.id === version.id) {
    throw badRequest(`The version with id '${id}' cannot take the place of the deleted one.`);
  }
  return other.id;
}

function drop(call: RestCall, version: Version, fix: string | null, affected: string | null): void {
  replaceVersion(call, 'fixVersions', version.id, fix);
  replaceVersion(call, 'versions', version.id, affected);
  for (const field of versionFields(call)) replaceVersion(call, field.id, version.id, null);
  call.state.versions.delete(version.id);
}

function remove(call: RestCall): Answer {
  const version = versionOf(call);
  needsProjectAdmin(call, version.projectId);
  const { query } = call;
  const [fix, affected] = [query.get('moveFixIssuesTo'), query.get('moveAffectedIssuesTo')];
  drop(call, version, replacement(call, version, fix), replacement(call, version, affected));
  emitVersion(call, 'deleted', version);
  return noContent();
}

const swapId = z.union([z.number().int(), z.string()]).transform(String);
const swapBody = z.object({
  moveFixIssuesTo: swapId.optional(),
  moveAffectedIssuesTo: swapId.optional(),
  customFieldReplacementList: z
    .array(z.object({ customFieldId: z.number().int().optional(), moveTo: swapId.optional() }))
    .optional(),
});

function removeAndSwap(call: RestCall): Answer {
  const version = versionOf(call);
  needsProjectAdmin(call, version.projectId);
  const { moveFixIssuesTo, moveAffectedIssuesTo, customFieldReplacementList = [] } = call.json(swapBody);
  const target = (id: string | undefined) => replacement(call, version, id ?? null);
  for (const { customFieldId, moveTo } of customFieldReplacementList) {
    replaceVersion(call, `customfield_${customFieldId ?? ''}`, version.id, target(moveTo));
  }
  drop(call, version, target(moveFixIssuesTo), target(moveAffectedIssuesTo));
  emitVersion(call, 'deleted', version);
  return noContent();
}

const moveBody = z.object({
  after: z.string().optional(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).optional(),
});

function move(call: RestCall): Answer {
  const version = versionOf(call);
  needsProjectAdmin(call, version.projectId);
  const { after, position } = call.json(moveBody);
  if ((after === undefined) === (position === undefined)) {
    throw badRequest("Exactly one of 'after' and 'position' has to be given.");
  }
  reorder(call, version.projectId, (versions) => {
    const others = versions.filter(({ id }) => id !== version.id);
    const at = versions.findIndex(({ id }) => id === version.id);
    const place = after === undefined ? placeOf(position, at, others.length) : placeAfter(after, others);
    return [...others.slice(0, place), version, ...others.slice(place)];
  });
  const moved = versionOf(call);
  emitVersion(call, 'moved', moved);
  return ok(versionBean(call, moved));
}

function placeOf(position: string | undefined, at: number, last: number): number {
  if (position === 'First') return 0;
  if (position === 'Last') return last;
  return Math.min(last, Math.max(0, position === 'Earlier' ? at - 1 : at + 1));
}

function placeAfter(link: string, others: readonly Version[]): number {
  const id = link.split('/').at(-1) ?? '';
  const at = others.findIndex((version) => version.id === id);
  if (at < 0) throw notFound(`Could not find version for id '${id}'`);
  return at + 1;
}

function merge(call: RestCall): Answer {
  const version = versionOf(call);
  needsProjectAdmin(call, version.projectId);
  const target = replacement(call, version, call.param('moveIssuesTo'));
  drop(call, version, target, target);
  emitVersion(call, 'merged', version, { mergedTo: { id: target } });
  return noContent();
}
