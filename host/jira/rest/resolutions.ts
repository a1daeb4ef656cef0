import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../call.ts';
import { bySequence } from '../fields/entity-kinds.ts';
import { badRequest, notFound } from '../jira-error.ts';
import type { NamedValue } from '../model.ts';
import { requireAdmin } from '../require-admin.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import { resolutionBean } from '../shape/metadata.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { started } from './bulk-properties.ts';
import { moveInOrder, moveSchema } from './move-in-order.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;
const PAGE = { size: 50, max: 50 };

function all(call: RestCall): NamedValue[] {
  return bySequence(call.state.resolutions.all());
}

function find(call: RestCall, id: string): NamedValue {
  const resolution = call.state.resolutions.get(id);
  if (!resolution) throw notFound(`Resolution with ID ${id} not found.`);
  return resolution;
}

function search(call: RestCall): Answer {
  const ids = listParameter(call.query, 'id');
  const byDefault = call.state.settings.get('settings')?.defaultResolutionId ?? null;
  const onlyDefault = call.query.get('onlyDefault') === 'true';
  const found = all(call).filter(
    ({ id }) => (ids.length === 0 || ids.includes(id)) && (!onlyDefault || id === byDefault),
  );
  const page = pageRequest(call.query, PAGE);
  const shape = (one: NamedValue) => ({ ...resolutionBean(call, one), default: one.id === byDefault });
  return ok(pageBean(self(call, 'resolution/search'), found, page, shape));
}

const inputSchema = z.object({ name: z.string().min(1).max(60), description: z.string().max(255).nullish() });

function create(call: RestCall): Answer {
  requireAdmin(call);
  const { name, description } = call.json(inputSchema);
  if (all(call).some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw badRequest(`A resolution with the name '${name}' exists already.`);
  }
  const sequence = Math.max(0, ...all(call).map((one) => one.sequence)) + 1;
  const id = call.state.nextId('resolution');
  call.state.resolutions.put({ id, name, description: description ?? '', sequence });
  return created({ id });
}

function update(call: RestCall): Answer {
  requireAdmin(call);
  const resolution = find(call, call.param('id'));
  const { name, description } = call.json(inputSchema);
  call.state.resolutions.put({ ...resolution, name, description: description ?? resolution.description });
  return noContent();
}

function setDefault(call: RestCall): Answer {
  requireAdmin(call);
  const { id } = call.json(z.object({ id: z.string().nullable() }));
  const settings = call.state.settings.get('settings');
  if (id !== null) find(call, id);
  if (settings) call.state.settings.put({ ...settings, defaultResolutionId: id });
  return noContent();
}

function remove(call: RestCall): Answer {
  requireAdmin(call);
  const { id } = find(call, call.param('id'));
  const replacement = call.query.get('replaceWith');
  if (!replacement)
    throw badRequest("The parameter 'replaceWith' names the resolution that takes its place.");
  find(call, replacement);
  for (const issue of call.state.issues.all()) {
    if (issue.values['resolution'] !== id) continue;
    call.state.issues.put({ ...issue, values: { ...issue.values, resolution: replacement } });
  }
  call.state.resolutions.delete(id);
  return started(call);
}

function move(call: RestCall): Answer {
  requireAdmin(call);
  moveInOrder(call.state.resolutions, all(call), call.json(moveSchema), (id) => find(call, id));
  return noContent();
}

export const resolutionsRoutes: readonly Route[] = [
  get('/rest/api/3/resolution', (call) => ok(all(call).map((one) => resolutionBean(call, one))), {
    points: 'other',
  }),
  get('/rest/api/3/resolution/search', search, { points: 'other' }),
  get('/rest/api/3/resolution/{id}', (call) => ok(resolutionBean(call, find(call, call.param('id')))), {
    points: 'other',
  }),
  post('/rest/api/3/resolution', create, ADMIN),
  put('/rest/api/3/resolution/default', setDefault, ADMIN),
  put('/rest/api/3/resolution/move', move, ADMIN),
  put('/rest/api/3/resolution/{id}', update, ADMIN),
  del('/rest/api/3/resolution/{id}', remove, ADMIN),
];
