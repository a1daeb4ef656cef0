import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { get, type Route } from '../route.ts';
import { requestUrl } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

/** This Jira has no dashboards: lists of them are empty. */
export const dashboardRoutes: readonly Route[] = [
  get('/rest/api/3/dashboard', list),
  get('/rest/api/3/dashboard/search', search),
  get('/rest/api/3/dashboard/{id}', one),
];

function list(call: RestCall): Answer {
  const { startAt, maxResults } = pageRequest(call.query, { size: 20, max: 1000 });
  return ok({ startAt, maxResults, total: 0, dashboards: [] }, 0);
}

function search(call: RestCall): Answer {
  return ok(
    pageBean(requestUrl(call), [], pageRequest(call.query, { size: 50, max: 100 }), (none) => none),
    0,
  );
}

function one(call: RestCall): Answer {
  throw notFound(`The dashboard with id '${call.param('id')}' does not exist.`);
}
