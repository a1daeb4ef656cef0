import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { noContent, ok } from '../call.ts';
import { editableFilter, filterOf } from '../filters/find-filter.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, fieldErrors, JiraError, unauthorized } from '../jira-error.ts';
import { compileQuery } from '../jql/compile-query.ts';
import { parseQuery } from '../jql/parse-query.ts';
import { isSiteAdmin } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { canUseFilter, searchViewOf } from '../search/search-view-of.ts';
import { filterBean, filterDetailsBean } from '../shape/filter.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import type { Filter } from '../site-model.ts';
import { dashboardRoutes } from './dashboards.ts';
import { filterShareRoutes, readShare, shareInput } from './filter-shares.ts';

const reading = { points: 'other' } as const;

export const filtersRoutes: readonly Route[] = [
  post('/rest/api/3/filter', create),
  get('/rest/api/3/filter/favourite', favourites, reading),
  get('/rest/api/3/filter/my', mine, reading),
  get('/rest/api/3/filter/search', search, reading),
  get('/rest/api/3/filter/{id}', one, reading),
  put('/rest/api/3/filter/{id}', update),
  del('/rest/api/3/filter/{id}', remove),
  put('/rest/api/3/filter/{id}/favourite', (call) => favour(call, true)),
  del('/rest/api/3/filter/{id}/favourite', (call) => favour(call, false)),
  get('/rest/api/3/filter/{id}/columns', columns, reading),
  put('/rest/api/3/filter/{id}/columns', setColumns, { accepts: 'any' }),
  del('/rest/api/3/filter/{id}/columns', resetColumns),
  put('/rest/api/3/filter/{id}/owner', changeOwner),
  ...filterShareRoutes,
  ...dashboardRoutes,
];

function ownerId(call: RestCall): string {
  if (call.accountId === null) throw unauthorized();
  return call.accountId;
}

const body = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  jql: z.string().optional(),
  favourite: z.boolean().optional(),
  sharePermissions: z.array(shareInput).optional(),
  editPermissions: z.array(shareInput).optional(),
});

function check(call: RestCall, name: string, jql: string, owner: string, except?: string): void {
  if (name.trim() === '')
    throw fieldErrors({ filterName: 'You must specify a name to save this filter as.' });
  const same = call.state.filters.find(
    (filter) => filter.ownerId === owner && filter.name.toLowerCase() === name.trim().toLowerCase(),
  );
  if (same !== undefined && same.id !== except)
    throw fieldErrors({ filterName: 'Filter with same name already exists.' });
  const parsed = parseQuery(jql);
  if (!parsed.ok) throw badRequest(...parsed.messages);
  const { problems } = compileQuery(parsed.query, searchViewOf(call));
  if (problems.length > 0) throw badRequest(...problems.map(({ message }) => message));
}

function create(call: RestCall): Answer {
  const { name = '', description = '', jql = '', favourite = false, ...shares } = call.json(body);
  const owner = ownerId(call);
  check(call, name, jql, owner);
  const filter = call.state.filters.put({
    id: call.state.nextId('filter'),
    name: name.trim(),
    description,
    jql,
    ownerId: owner,
    favouriteOf: favourite ? [owner] : [],
    shares: (shares.sharePermissions ?? []).map((share) => readShare(call, share)),
    editors: (shares.editPermissions ?? []).map((share) => readShare(call, share)),
    columns: null,
  });
  emitFilter(call, 'created', filter);
  return ok(filterBean(call, filter));
}

function emitFilter(call: RestCall, action: string, { id, name, jql }: Filter): void {
  emitProductEvent(call, `avi:jira:${action}:filter`, { filter: { id, name, jql } });
}

function one(call: RestCall): Answer {
  return ok(filterBean(call, filterOf(call)));
}

function update(call: RestCall): Answer {
  const before = editableFilter(call);
  const given = call.json(body);
  const name = given.name ?? before.name;
  const jql = given.jql ?? before.jql;
  check(call, name, jql, before.ownerId, before.id);
  const filter = call.state.filters.put({
    ...before,
    name: name.trim(),
    jql,
    description: given.description ?? before.description,
    shares: given.sharePermissions?.map((share) => readShare(call, share)) ?? before.shares,
    editors: given.editPermissions?.map((share) => readShare(call, share)) ?? before.editors,
  });
  emitFilter(call, 'updated', filter);
  return ok(filterBean(call, filter));
}

function remove(call: RestCall): Answer {
  const filter = filterOf(call);
  if (filter.ownerId !== call.accountId && !isSiteAdmin(call))
    throw badRequest('Only the owner can delete this filter.');
  call.state.filters.delete(filter.id);
  emitFilter(call, 'deleted', filter);
  return noContent();
}

function favour(call: RestCall, wanted: boolean): Answer {
  const filter = filterOf(call);
  const me = ownerId(call);
  const others = filter.favouriteOf.filter((id) => id !== me);
  return ok(
    filterBean(call, call.state.filters.put({ ...filter, favouriteOf: wanted ? [...others, me] : others })),
  );
}

function favourites(call: RestCall): Answer {
  const me = ownerId(call);
  const found = call.state.filters.filter(
    (filter) => filter.favouriteOf.includes(me) && canUseFilter(call, filter),
  );
  return ok(
    found.map((filter) => filterBean(call, filter)),
    found.length,
  );
}

function mine(call: RestCall): Answer {
  const me = ownerId(call);
  const withFavourites = call.query.get('includeFavourites') === 'true';
  const found = call.state.filters.filter(
    (filter) =>
      filter.ownerId === me ||
      (withFavourites && filter.favouriteOf.includes(me) && canUseFilter(call, filter)),
  );
  return ok(
    found.map((filter) => filterBean(call, filter)),
    found.length,
  );
}

function search(call: RestCall): Answer {
  const { query } = call;
  const override = query.get('overrideSharePermissions') === 'true' && isSiteAdmin(call);
  const text = (query.get('filterName') ?? '').toLowerCase();
  const ids = query.getAll('id');
  const owner = query.get('accountId');
  const group = query.get('groupId');
  const project = query.get('projectId');
  const found = call.state.filters.filter(
    (filter) =>
      (override || canUseFilter(call, filter)) &&
      filter.name.toLowerCase().includes(text) &&
      (ids.length === 0 || ids.includes(filter.id)) &&
      (owner === null || filter.ownerId === owner) &&
      (group === null || filter.shares.some(({ groupId }) => groupId === group)) &&
      (project === null || filter.shares.some(({ projectId }) => projectId === project)),
  );
  const expand = new Set(listParameter(query, 'expand'));
  const page = pageRequest(query, { size: 50, max: 100 });
  const sorted = sortFilters(call, found, query.get('orderBy') ?? 'name');
  return ok(
    pageBean(requestUrl(call), sorted, page, (filter) => filterDetailsBean(call, filter, expand)),
    sorted.length,
  );
}

function sortFilters(call: RestCall, filters: Filter[], order: string): Filter[] {
  const sign = order.startsWith('-') ? -1 : 1;
  const by = order.replace(/^[+\- ]/, '');
  const keyOf = (filter: Filter): string | number => {
    if (by === 'id') return Number(filter.id);
    if (by === 'description') return filter.description.toLowerCase();
    if (by === 'favourite_count') return filter.favouriteOf.length;
    if (by === 'is_favourite')
      return call.accountId !== null && filter.favouriteOf.includes(call.accountId) ? 0 : 1;
    if (by === 'is_shared') return filter.shares.length > 0 ? 0 : 1;
    if (by === 'owner') return call.state.users.get(filter.ownerId)?.displayName ?? '';
    return filter.name.toLowerCase();
  };
  return filters.sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
}

const DEFAULT_COLUMNS = [
  'issuetype',
  'issuekey',
  'summary',
  'assignee',
  'reporter',
  'priority',
  'status',
  'resolution',
  'created',
  'updated',
  'duedate',
];

function columns(call: RestCall): Answer {
  const ids = filterOf(call).columns ?? DEFAULT_COLUMNS;
  return ok(ids.map((value) => ({ value, label: call.state.fields.get(value)?.name ?? value })));
}

/** Columns come as form fields or as JSON. */
function setColumns(call: RestCall): Answer {
  const filter = editableFilter(call);
  const text = new TextDecoder().decode(call.body.bytes);
  const ids = call.body.contentType.includes('json')
    ? call.json(z.object({ columns: z.array(z.string()) })).columns
    : new URLSearchParams(text).getAll('columns');
  const unknown = ids.find((id) => !call.state.fields.has(id));
  if (unknown !== undefined) throw badRequest(`The column '${unknown}' does not exist.`);
  call.state.filters.put({ ...filter, columns: ids });
  return { status: 200 };
}

function resetColumns(call: RestCall): Answer {
  call.state.filters.put({ ...editableFilter(call), columns: null });
  return noContent();
}

function changeOwner(call: RestCall): Answer {
  const filter = filterOf(call);
  const { accountId } = call.json(z.object({ accountId: z.string() }));
  if (filter.ownerId !== call.accountId && !isSiteAdmin(call))
    throw new JiraError(403, ['Only the owner can give this filter to somebody else.']);
  if (!call.state.users.has(accountId)) throw badRequest(`The user '${accountId}' does not exist.`);
  call.state.filters.put({ ...filter, ownerId: accountId });
  return noContent();
}
