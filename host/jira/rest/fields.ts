import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../call.ts';
import { customField, isCustomTypeKey } from '../catalogue/custom-fields.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, notFound } from '../jira-error.ts';
import type { Field } from '../model.ts';
import { requireAdmin } from '../require-admin.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { fieldDetails, fieldInSearch } from '../shape/field.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { started } from './bulk-properties.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;
const PAGE = { size: 50, max: 50 };
const NAME_CHARACTERS = 255;

function list(call: RestCall): Answer {
  const fields = call.state.fields.filter((field) => !field.trashed);
  return ok(fields.map(fieldDetails), fields.length);
}

function search(call: RestCall): Answer {
  return ok(searchPage(call, false, 'field/search'));
}

function searchTrashed(call: RestCall): Answer {
  requireAdmin(call, 'Only Jira administrators can access fields.');
  return ok(searchPage(call, true, 'field/search/trashed'));
}

function searchPage(call: RestCall, trashed: boolean, path: string): Record<string, unknown> {
  const ids = listParameter(call.query, 'id');
  const types = listParameter(call.query, 'type');
  const query = (call.query.get('query') ?? '').toLowerCase();
  const found = call.state.fields.filter(
    (field) =>
      field.trashed === trashed &&
      (ids.length === 0 || ids.includes(field.id)) &&
      (types.length === 0 || types.includes(field.custom ? 'custom' : 'system')) &&
      (field.name.toLowerCase().includes(query) || field.description.toLowerCase().includes(query)),
  );
  const orderBy = call.query.get('orderBy') ?? 'name';
  const match = /^([-+ ]?)(name|contextsCount|lastUsed|screensCount|projectsCount)$/.exec(orderBy);
  if (!match) throw badRequest(`The value '${orderBy}' of orderBy is not supported.`);
  found.sort((a, b) => a.name.localeCompare(b.name));
  if (match[1] === '-') found.reverse();
  const expand = new Set(listParameter(call.query, 'expand'));
  return pageBean(self(call, path), found, pageRequest(call.query, PAGE), (field) =>
    fieldInSearch(call, field, expand),
  );
}

const createSchema = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string().nullish(),
  searcherKey: z.string().nullish(),
});

/** A new field has a global context and stands on no screen yet. */
function create(call: RestCall): Answer {
  requireAdmin(call);
  const { name, type, description } = call.json(createSchema);
  if (!isCustomTypeKey(type)) throw badRequest(`The custom field type '${type}' is not valid.`);
  checkName(name);
  const field = customField(Number(call.state.nextId('field')), name.trim(), type, [], description ?? '');
  call.state.fields.put(field);
  emitField(call, 'created', field);
  return created(fieldDetails(field));
}

const updateSchema = z.object({
  name: z.string().nullish(),
  description: z.string().nullish(),
  searcherKey: z.string().nullish(),
});

function update(call: RestCall): Answer {
  requireAdmin(call);
  const field = customFieldOf(call, call.param('fieldId'));
  const { name, description } = call.json(updateSchema);
  if (name !== undefined && name !== null) checkName(name);
  const after = call.state.fields.put({
    ...field,
    name: name ?? field.name,
    description: description ?? field.description,
    clauseNames: [field.clauseNames[0] ?? field.id, name ?? field.name],
  });
  emitField(call, 'updated', after);
  return noContent();
}

function trash(call: RestCall): Answer {
  requireAdmin(call);
  const field = customFieldOf(call, call.param('id'));
  if (field.trashed) throw badRequest(`The custom field ${field.id} is in the trash already.`);
  emitField(call, 'trashed', call.state.fields.put({ ...field, trashed: true }));
  return ok({});
}

function restore(call: RestCall): Answer {
  requireAdmin(call);
  const field = customFieldOf(call, call.param('id'));
  if (!field.trashed) throw badRequest(`The custom field ${field.id} is not in the trash.`);
  emitField(call, 'restored', call.state.fields.put({ ...field, trashed: false }));
  return ok({});
}

/** Deletes the field and its values in every issue. */
function remove(call: RestCall): Answer {
  requireAdmin(call);
  const field = customFieldOf(call, call.param('id'));
  call.state.fields.delete(field.id);
  for (const issue of call.state.issues.all()) {
    if (issue.values[field.id] === undefined) continue;
    const { [field.id]: _gone, ...values } = issue.values;
    call.state.issues.put({ ...issue, values });
  }
  emitField(call, 'deleted', field);
  return started(call);
}

export function customFieldOf(call: RestCall, id: string): Field {
  const field = call.state.fields.get(id);
  if (!field?.custom) throw notFound(`The custom field was not found: '${id}'.`);
  return field;
}

function checkName(name: string): void {
  if (name.trim() === '') throw badRequest('The custom field name must not be empty.');
  if (name.length > NAME_CHARACTERS) {
    throw badRequest(`The custom field name must not have more than ${NAME_CHARACTERS} characters.`);
  }
}

function emitField(call: RestCall, action: string, field: Field): void {
  emitProductEvent(call, `avi:jira:${action}:field`, {
    id: field.id,
    key: field.id,
    type: field.schema.custom ?? field.schema.type,
    name: field.name,
    description: field.description,
    isLocked: false,
  });
}

/** Projects and types that see a field: this site's fields are global, so the screens alone decide. */
const associationsSchema = z.object({
  associationContexts: z.array(z.object({ type: z.string(), identifier: z.number() })),
  fields: z.array(z.object({ type: z.string(), identifier: z.string() })),
});

/** Puts fields on the screens of projects, or takes them off. */
function associate(call: RestCall, present: boolean): Answer {
  requireAdmin(call);
  const { associationContexts, fields } = call.json(associationsSchema);
  for (const { identifier } of fields) customFieldOf(call, identifier);
  for (const { identifier } of associationContexts) {
    const scheme = call.state.screens.get(String(identifier));
    if (!scheme) throw notFound(`No project could be found with id '${identifier}'.`);
    const ids = fields.map((field) => field.identifier);
    const edited = (screen: { fieldId: string; required: boolean }[]) => {
      const rest = screen.filter(({ fieldId }) => !ids.includes(fieldId));
      return present ? [...rest, ...ids.map((fieldId) => ({ fieldId, required: false }))] : rest;
    };
    const screens = Object.entries(scheme.screens).map(([typeId, { create: onCreate, edit }]) => [
      typeId,
      { create: edited(onCreate), edit: edited(edit) },
    ]);
    call.state.screens.put({ ...scheme, screens: Object.fromEntries(screens) });
  }
  return noContent();
}

export const fieldsRoutes: readonly Route[] = [
  get('/rest/api/3/field', list, { points: 'other' }),
  get('/rest/api/3/field/search', search, { points: 'other' }),
  get('/rest/api/3/field/search/trashed', searchTrashed, { points: 'other' }),
  post('/rest/api/3/field', create, ADMIN),
  put('/rest/api/3/field/association', (call) => associate(call, true), ADMIN),
  del('/rest/api/3/field/association', (call) => associate(call, false), ADMIN),
  put('/rest/api/3/field/{fieldId}', update, ADMIN),
  post('/rest/api/3/field/{id}/trash', trash, ADMIN),
  post('/rest/api/3/field/{id}/restore', restore, ADMIN),
  del('/rest/api/3/field/{id}', remove, ADMIN),
];
