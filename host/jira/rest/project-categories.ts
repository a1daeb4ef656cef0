import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { created, noContent, ok } from '../call.ts';
import { JiraError, notFound } from '../jira-error.ts';
import { needsAdmin } from '../people/find-group.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_PROJECT } from '../scopes.ts';
import { categoryBean } from '../shape/project.ts';
import type { ProjectCategory } from '../site-model.ts';

const writing = { scopes: SCOPE_PROJECT } as const;

export const projectCategoryRoutes: readonly Route[] = [
  get('/rest/api/3/projectCategory', list, { points: 'other' }),
  post('/rest/api/3/projectCategory', create, writing),
  get('/rest/api/3/projectCategory/{id}', one, { points: 'other' }),
  put('/rest/api/3/projectCategory/{id}', update, writing),
  del('/rest/api/3/projectCategory/{id}', remove, writing),
];

const body = z.object({ name: z.string().trim().min(1).optional(), description: z.string().optional() });

function categoryOf(call: RestCall): ProjectCategory {
  const id = call.param('id');
  const category = call.state.categories.get(id);
  if (category === undefined) throw notFound(`A project category with id '${id}' does not exist.`);
  return category;
}

function list(call: RestCall): Answer {
  const categories = call.state.categories.all();
  return ok(
    categories.map((category) => categoryBean(call, category)),
    categories.length,
  );
}

function one(call: RestCall): Answer {
  return ok(categoryBean(call, categoryOf(call)));
}

function checkName(call: RestCall, name: string, except?: ProjectCategory): void {
  const holder = call.state.categories.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (name === '') throw new JiraError(400, [], { name: 'A project category needs a name.' });
  if (holder !== undefined && holder.id !== except?.id) {
    throw new JiraError(409, [], { name: `A project category named '${name}' exists already.` });
  }
}

function create(call: RestCall): Answer {
  needsAdmin(call);
  const { name = '', description = '' } = call.json(body);
  checkName(call, name);
  const category = call.state.categories.put({
    id: call.state.nextId('project-category'),
    name,
    description,
  });
  return created(categoryBean(call, category));
}

function update(call: RestCall): Answer {
  needsAdmin(call);
  const category = categoryOf(call);
  const { name = category.name, description = category.description } = call.json(body);
  checkName(call, name, category);
  return ok(categoryBean(call, call.state.categories.put({ ...category, name, description })));
}

function remove(call: RestCall): Answer {
  needsAdmin(call);
  const category = categoryOf(call);
  for (const project of call.state.projects.filter(({ categoryId }) => categoryId === category.id)) {
    const { categoryId: _gone, ...rest } = project;
    call.state.projects.put(rest);
  }
  call.state.categories.delete(category.id);
  return noContent();
}
