import * as z from 'zod';
import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { badRequest, conflict, notFound, unauthorized } from '../jira-error.ts';
import type { Status } from '../model.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_PROJECT } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import { STATUS_CATEGORIES, statusBean, statusCategoryBean } from '../shape/metadata.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

const SETUP = { scopes: SCOPE_PROJECT, points: 'other' } as const;
const SETUP_WRITE = { scopes: SCOPE_PROJECT } as const;
const PAGE = { size: 200, max: 200 };
const CATEGORY = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' } as const;
const CATEGORY_OF = { TODO: 'new', IN_PROGRESS: 'indeterminate', DONE: 'done' } as const;

function find(call: RestCall): Answer {
  const idOrName = call.param('idOrName');
  const { statuses } = call.state;
  const status =
    statuses.get(idOrName) ?? statuses.find(({ name }) => name.toLowerCase() === idOrName.toLowerCase());
  if (!status) throw notFound(`The status with name or id '${idOrName}' does not exist.`);
  return ok(statusBean(call, status));
}

function category(call: RestCall): Answer {
  const idOrKey = call.param('idOrKey');
  for (const [key, { id }] of Object.entries(STATUS_CATEGORIES)) {
    if (key === idOrKey || String(id) === idOrKey) return ok(statusCategoryBean(call, categoryKey(key)));
  }
  throw notFound(`Status category ${idOrKey} does not exist.`);
}

function categoryKey(key: string): keyof typeof STATUS_CATEGORIES {
  return key === 'new' || key === 'indeterminate' || key === 'done' ? key : 'undefined';
}

/** The setup endpoints are for those who administer the site or one of its projects. */
function requireSetup(call: RestCall): void {
  const allowed =
    isSiteAdmin(call) || call.state.projects.find((project) => can(call, 'ADMINISTER_PROJECTS', { project }));
  if (!allowed) throw unauthorized('You do not have permission to manage statuses.');
}

function jiraStatus(status: Status): Record<string, unknown> {
  const { id, name, description } = status;
  return { id, name, description, statusCategory: CATEGORY[status.category], scope: { type: 'GLOBAL' } };
}

function byIds(call: RestCall): Answer {
  requireSetup(call);
  const ids = call.query.getAll('id').flatMap((text) => text.split(','));
  if (ids.length === 0) throw badRequest('Give 1 to 50 status ids.');
  const found = ids.map((id) => {
    const status = call.state.statuses.get(id);
    if (!status) throw badRequest(`The status with id '${id}' does not exist.`);
    return status;
  });
  return ok(found.map(jiraStatus), found.length);
}

function byNames(call: RestCall): Answer {
  requireSetup(call);
  const names = call.query.getAll('name').map((name) => name.toLowerCase());
  if (names.length === 0) throw badRequest('Give 1 to 50 status names.');
  const found = call.state.statuses.filter(({ name }) => names.includes(name.toLowerCase()));
  return ok(found.map(jiraStatus), found.length);
}

function search(call: RestCall): Answer {
  requireSetup(call);
  const text = (call.query.get('searchString') ?? '').toLowerCase();
  const wanted = call.query.get('statusCategory');
  const projectId = call.query.get('projectId');
  const inProject = projectId === null ? undefined : statusIdsOf(call, projectId);
  const found = call.state.statuses.filter(
    (status) =>
      status.name.toLowerCase().includes(text) &&
      (wanted === null || CATEGORY[status.category] === wanted) &&
      (inProject === undefined || inProject.has(status.id)),
  );
  const page = pageRequest(call.query, PAGE);
  return ok(pageBean(self(call, 'statuses/search'), found, page, jiraStatus));
}

function statusIdsOf(call: RestCall, projectId: string): Set<string> {
  const project = call.state.projects.get(projectId);
  const workflows = Object.values(project?.workflows ?? {}).flatMap(
    (id) => call.state.workflows.get(id) ?? [],
  );
  return new Set(workflows.flatMap(({ statusIds }) => statusIds));
}

const categorySchema = z.enum(['TODO', 'IN_PROGRESS', 'DONE']);
const createSchema = z.object({
  scope: z.object({ type: z.enum(['GLOBAL', 'PROJECT']), project: z.object({ id: z.string() }).nullish() }),
  statuses: z.array(
    z.object({
      name: z.string().min(1).max(255),
      statusCategory: categorySchema,
      description: z.string().nullish(),
    }),
  ),
});

function create(call: RestCall): Answer {
  requireSetup(call);
  const { statuses } = call.json(createSchema);
  const made = statuses.map(({ name, statusCategory, description }) => {
    if (call.state.statuses.find((status) => status.name.toLowerCase() === name.toLowerCase())) {
      throw conflict(`A status with the name '${name}' exists already.`);
    }
    const id = call.state.nextId('status');
    const given = { id, name, description: description ?? '', category: CATEGORY_OF[statusCategory] };
    return call.state.statuses.put(given);
  });
  return ok(made.map(jiraStatus));
}

const updateSchema = z.object({
  statuses: z.array(
    z.object({
      id: z.string(),
      name: z.string().min(1).max(255),
      statusCategory: categorySchema,
      description: z.string().nullish(),
    }),
  ),
});

function update(call: RestCall): Answer {
  requireSetup(call);
  for (const { id, name, statusCategory, description } of call.json(updateSchema).statuses) {
    const status = call.state.statuses.get(id);
    if (!status) throw badRequest(`The status with id '${id}' does not exist.`);
    call.state.statuses.put({
      ...status,
      name,
      description: description ?? status.description,
      category: CATEGORY_OF[statusCategory],
    });
  }
  return noContent();
}

function remove(call: RestCall): Answer {
  requireSetup(call);
  for (const id of listParameter(call.query, 'id')) {
    if (call.state.workflows.find(({ statusIds }) => statusIds.includes(id))) {
      throw badRequest(`The status '${id}' is used by a workflow.`);
    }
    if (!call.state.statuses.delete(id)) throw badRequest(`The status with id '${id}' does not exist.`);
  }
  return noContent();
}

export const statusesRoutes: readonly Route[] = [
  get('/rest/api/3/status', (call) => ok(call.state.statuses.all().map((one) => statusBean(call, one))), {
    points: 'other',
  }),
  get('/rest/api/3/status/{idOrName}', find, { points: 'other' }),
  get(
    '/rest/api/3/statuscategory',
    (call) => ok(Object.keys(STATUS_CATEGORIES).map((key) => statusCategoryBean(call, categoryKey(key)))),
    { points: 'other' },
  ),
  get('/rest/api/3/statuscategory/{idOrKey}', category, { points: 'other' }),
  get('/rest/api/3/statuses', byIds, SETUP),
  get('/rest/api/3/statuses/byNames', byNames, SETUP),
  get('/rest/api/3/statuses/search', search, SETUP),
  post('/rest/api/3/statuses', create, SETUP_WRITE),
  put('/rest/api/3/statuses', update, SETUP_WRITE),
  del('/rest/api/3/statuses', remove, SETUP_WRITE),
];
