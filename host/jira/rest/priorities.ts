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
import { priorityBean } from '../shape/metadata.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { started } from './bulk-properties.ts';
import { moveInOrder, moveSchema } from './move-in-order.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;
const PAGE = { size: 50, max: 50 };

function all(call: RestCall): NamedValue[] {
  return bySequence(call.state.priorities.all());
}

function shape(call: RestCall, priority: NamedValue): Record<string, unknown> {
  return {
    ...priorityBean(call, priority),
    description: priority.description,
    statusColor: priority.statusColor ?? '#999999',
    isDefault: defaultId(call) === priority.id,
  };
}

function defaultId(call: RestCall): string | null {
  return call.state.settings.get('settings')?.defaultPriorityId ?? null;
}

function find(call: RestCall, id: string): NamedValue {
  const priority = call.state.priorities.get(id);
  if (!priority) throw notFound(`Priority with ID ${id} not found.`);
  return priority;
}

function search(call: RestCall): Answer {
  const ids = listParameter(call.query, 'id');
  const name = (call.query.get('priorityName') ?? '').toLowerCase();
  const onlyDefault = call.query.get('onlyDefault') === 'true';
  const found = all(call).filter(
    (priority) =>
      (ids.length === 0 || ids.includes(priority.id)) &&
      priority.name.toLowerCase().includes(name) &&
      (!onlyDefault || priority.id === defaultId(call)),
  );
  const page = pageRequest(call.query, PAGE);
  return ok(pageBean(self(call, 'priority/search'), found, page, (priority) => shape(call, priority)));
}

const inputSchema = z.object({
  name: z.string().min(1).max(60),
  description: z.string().max(255).nullish(),
  statusColor: z.string().regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  iconUrl: z.string().nullish(),
  avatarId: z.number().nullish(),
});

function create(call: RestCall): Answer {
  requireAdmin(call);
  const input = call.json(inputSchema);
  refuseSameName(call, input.name);
  const priority = call.state.priorities.put({
    id: call.state.nextId('priority'),
    name: input.name,
    description: input.description ?? '',
    sequence: Math.max(0, ...all(call).map(({ sequence }) => sequence)) + 1,
    statusColor: input.statusColor,
    iconPath: '/images/icons/priorities/medium.svg',
  });
  return created({ id: priority.id });
}

function update(call: RestCall): Answer {
  requireAdmin(call);
  const priority = find(call, call.param('id'));
  const input = call.json(inputSchema.partial());
  if (input.name !== undefined && input.name !== priority.name) refuseSameName(call, input.name);
  call.state.priorities.put({
    ...priority,
    name: input.name ?? priority.name,
    description: input.description ?? priority.description,
    statusColor: input.statusColor ?? priority.statusColor ?? '#999999',
  });
  return noContent();
}

function refuseSameName(call: RestCall, name: string): void {
  if (all(call).some((priority) => priority.name.toLowerCase() === name.toLowerCase())) {
    throw badRequest(`A priority with the name '${name}' exists already.`);
  }
}

function setDefault(call: RestCall): Answer {
  requireAdmin(call);
  const { id } = call.json(z.object({ id: z.string().nullable() }));
  const settings = call.state.settings.get('settings');
  if (id !== null) find(call, id);
  if (settings) call.state.settings.put({ ...settings, defaultPriorityId: id });
  return noContent();
}

function move(call: RestCall): Answer {
  requireAdmin(call);
  moveInOrder(call.state.priorities, all(call), call.json(moveSchema), (id) => find(call, id));
  return noContent();
}

/** Issues of a deleted priority get the default one. */
function remove(call: RestCall): Answer {
  requireAdmin(call);
  const { id } = find(call, call.param('id'));
  const replacement = defaultId(call);
  if (replacement === id || replacement === null) throw badRequest('The default priority cannot be deleted.');
  for (const issue of call.state.issues.all()) {
    if (issue.values['priority'] !== id) continue;
    call.state.issues.put({ ...issue, values: { ...issue.values, priority: replacement } });
  }
  call.state.priorities.delete(id);
  return started(call);
}

export const prioritiesRoutes: readonly Route[] = [
  get('/rest/api/3/priority', (call) => ok(all(call).map((one) => shape(call, one))), { points: 'other' }),
  get('/rest/api/3/priority/search', search, { points: 'other', scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/priority/{id}', (call) => ok(shape(call, find(call, call.param('id')))), {
    points: 'other',
  }),
  post('/rest/api/3/priority', create, ADMIN),
  put('/rest/api/3/priority/default', setDefault, ADMIN),
  put('/rest/api/3/priority/move', move, ADMIN),
  put('/rest/api/3/priority/{id}', update, ADMIN),
  del('/rest/api/3/priority/{id}', remove, ADMIN),
];
