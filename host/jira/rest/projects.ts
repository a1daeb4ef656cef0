import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { canSeeProject, visibleProject } from '../lookup.ts';
import type { Project } from '../model.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { projectBean, projectListBean } from '../shape/project.ts';
import { projectCategoryRoutes } from './project-categories.ts';
import { projectChangeRoutes } from './project-changes.ts';
import { projectPartRoutes } from './project-parts.ts';
import { projectSchemeRoutes } from './project-schemes.ts';

export const projectsRoutes: readonly Route[] = [
  get('/rest/api/3/project', all),
  get('/rest/api/3/project/recent', recent),
  get('/rest/api/3/project/search', search),
  get('/rest/api/3/project/{projectIdOrKey}', one),
  ...projectChangeRoutes,
  ...projectPartRoutes,
  ...projectSchemeRoutes,
  ...projectCategoryRoutes,
];

const MOST_RECENT = 20;

const expandOf = (call: RestCall): Set<string> => new Set(listParameter(call.query, 'expand'));

function visible(call: RestCall): Project[] {
  return call.state.projects
    .filter((project) => project.state === 'live' && canSeeProject(call, project))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

function listOf(call: RestCall, projects: readonly Project[]): Answer {
  const expand = expandOf(call);
  const properties = listParameter(call.query, 'properties');
  return ok(
    projects.map((project) => withProperties(projectListBean(call, project, expand), project, properties)),
    projects.length,
  );
}

function withProperties(
  bean: Record<string, unknown>,
  project: Project,
  keys: readonly string[],
): Record<string, unknown> {
  const held = Object.entries(project.properties).filter(([key]) => keys.includes(key));
  return held.length === 0 ? bean : { ...bean, properties: Object.fromEntries(held) };
}

function all(call: RestCall): Answer {
  const recentOnly = call.query.get('recent');
  return listOf(
    call,
    recentOnly === null ? visible(call) : recentProjects(call).slice(0, Number(recentOnly)),
  );
}

function recent(call: RestCall): Answer {
  return listOf(call, recentProjects(call));
}

/** Projects of the issues that the caller has looked at last, newest first. */
function recentProjects(call: RestCall): Project[] {
  const visits = call.accountId === null ? [] : call.state.visits.by('account', call.accountId);
  const ids = [...visits]
    .sort((left, right) => right.at - left.at)
    .flatMap(({ issueId }) => call.state.issues.get(issueId)?.projectId ?? []);
  const live = visible(call);
  return [...new Set(ids)]
    .flatMap((id) => live.find((project) => project.id === id) ?? [])
    .slice(0, MOST_RECENT);
}

function one(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const bean = projectBean(call, project, expandOf(call));
  return ok(withProperties(bean, project, listParameter(call.query, 'properties')));
}

const actions = ['view', 'browse', 'edit', 'create'] as const;
const states = { live: 'live', archived: 'archived', deleted: 'trashed' } as const;

function search(call: RestCall): Answer {
  const { query } = call;
  const page = pageRequest(query, { size: 50, max: 100 });
  const action = actions.find((known) => known === (query.get('action') ?? 'view'));
  if (action === undefined)
    throw badRequest(
      `The value '${query.get('action') ?? ''}' of parameter 'action' is not one of ${actions.join(', ')}.`,
    );
  const keys = query.getAll('keys');
  const ids = query.getAll('id');
  if (keys.length > 50 || ids.length > 50) throw badRequest('At most 50 keys and 50 ids can be given.');
  const found = call.state.projects.filter(
    (project) =>
      inState(call, project) &&
      allowed(call, project, action) &&
      (keys.length === 0 || keys.some((key) => key.toUpperCase() === project.key)) &&
      (ids.length === 0 || ids.includes(project.id)) &&
      fits(call, project),
  );
  const expand = expandOf(call);
  const properties = query.getAll('properties');
  const sorted = sortProjects(call, found, query.get('orderBy') ?? 'key');
  const shown = sorted.slice(page.startAt, page.startAt + page.maxResults).length;
  const body = pageBean(requestUrl(call), sorted, page, (project) =>
    withProperties(projectListBean(call, project, expand), project, properties),
  );
  return ok(body, shown);
}

function inState(call: RestCall, project: Project): boolean {
  const wanted = listParameter(call.query, 'status');
  if (wanted.length === 0) return project.state === 'live';
  return Object.entries(states).some(([name, state]) => wanted.includes(name) && project.state === state);
}

function allowed(call: RestCall, project: Project, action: (typeof actions)[number]): boolean {
  switch (action) {
    case 'view':
      return canSeeProject(call, project) || isSiteAdmin(call);
    case 'browse':
      return can(call, 'BROWSE_PROJECTS', { project });
    case 'edit':
      return can(call, 'ADMINISTER_PROJECTS', { project });
    case 'create':
      return can(call, 'CREATE_ISSUES', { project });
  }
}

function fits(call: RestCall, project: Project): boolean {
  const { query } = call;
  const text = (query.get('query') ?? '').toLowerCase();
  const types = listParameter(query, 'typeKey');
  const category = query.get('categoryId');
  return (
    (text === '' || project.name.toLowerCase().includes(text) || project.key.toLowerCase().includes(text)) &&
    (types.length === 0 || types.includes(project.projectTypeKey)) &&
    (category === null ||
      (category === '-1' ? project.categoryId === undefined : project.categoryId === category))
  );
}

function sortProjects(call: RestCall, projects: Project[], order: string): Project[] {
  const sign = order.startsWith('-') ? -1 : 1;
  const by = order.replace(/^[+\- ]/, '');
  const issues = (project: Project) => call.state.issues.by('project', project.id);
  const keyOf = (project: Project): string | number => {
    switch (by) {
      case 'name':
        return project.name.toLowerCase();
      case 'category':
        return call.state.categories.get(project.categoryId ?? '')?.name ?? '';
      case 'owner':
        return call.state.users.get(project.leadAccountId)?.displayName ?? '';
      case 'issueCount':
        return issues(project).length;
      case 'lastIssueUpdatedDate':
      case 'lastIssueUpdatedTime':
        return issues(project).reduce((newest, { updated }) => Math.max(newest, updated), 0);
      case 'archivedDate':
      case 'deletedDate':
        return project.setAside?.at ?? 0;
      case 'key':
        return project.key;
      default:
        throw badRequest(`The projects cannot be ordered by '${order}'.`);
    }
  };
  return projects.sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
}
