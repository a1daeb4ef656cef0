import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { badRequest, JiraError } from '../jira-error.ts';
import type { IssueDocument } from '../jql/search-view.ts';
import { get, post, type Route } from '../route.ts';
import { pageToken, readPageToken } from '../search/page-token.ts';
import { findBounded } from '../search/run-query.ts';
import { selectFields } from '../shape/field-selection.ts';
import { issueBean, listParameter } from '../shape/issue-bean.ts';
import { pickerRoutes } from './issue-picker.ts';

const MOST_RECONCILED = JIRA.reconcileIssues;
const MOST_PROPERTIES = JIRA.searchProperties;
/** Page sizes: what is asked for above is cut. The larger holds where only ids and keys are asked for. */
const MOST_ISSUES = JIRA.searchPageWithFields;
const MOST_IDS = JIRA.searchPage;

const id = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]);

const searchBody = z.strictObject({
  jql: z.string().nullish(),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.union([z.string(), z.array(z.string()).transform((list) => list.join(','))]).nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
  reconcileIssues: z.array(id).nullish(),
});

type SearchRequest = z.infer<typeof searchBody>;

export const searchRoutes: readonly Route[] = [
  get('/rest/api/3/search/jql', (call) => search(call, requestOfQuery(call))),
  post('/rest/api/3/search/jql', (call) => search(call, call.json(searchBody)), { points: 'core' }),
  post('/rest/api/3/search/approximate-count', count, { points: 'flat' }),
  get('/rest/api/3/search', removed),
  post('/rest/api/3/search', removed, { points: 'flat', accepts: 'any' }),
  ...pickerRoutes,
];

function requestOfQuery(call: RestCall): SearchRequest {
  const { query } = call;
  const numbers = (name: string) => listParameter(query, name).map((text) => whole(text, name));
  const size = query.get('maxResults');
  return {
    jql: query.get('jql'),
    nextPageToken: query.get('nextPageToken'),
    maxResults: size === null ? null : whole(size, 'maxResults'),
    fields: listParameter(query, 'fields'),
    expand: query.getAll('expand').join(','),
    properties: listParameter(query, 'properties'),
    reconcileIssues: numbers('reconcileIssues'),
  };
}

function whole(text: string, name: string): number {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw badRequest(`The value '${text}' of parameter '${name}' is not a whole number.`);
}

function search(call: RestCall, request: SearchRequest): Answer {
  const jql = request.jql ?? '';
  const fields = (request.fields ?? []).flatMap((field) => field.split(','));
  const properties = request.properties ?? [];
  const reconcile = request.reconcileIssues ?? [];
  const size = pageSize(request.maxResults ?? 50, fields, properties);
  if (properties.length > MOST_PROPERTIES) {
    throw badRequest(
      `At most ${MOST_PROPERTIES} properties can be asked for, but there are ${properties.length}.`,
    );
  }
  if (reconcile.length > MOST_RECONCILED) {
    throw badRequest(
      `At most ${MOST_RECONCILED} issues can be reconciled, but reconcileIssues has ${reconcile.length}.`,
    );
  }
  const found = findBounded(call, jql, new Set(reconcile.map(String)));
  const token = request.nextPageToken ?? '';
  const start = token === '' ? 0 : startOf(token, jql, found, call.now);
  const page = found.slice(start, start + size);
  const last = page.at(-1);
  const isLast = start + page.length >= found.length;
  const next =
    isLast || last === undefined
      ? {}
      : { nextPageToken: pageToken(jql, { after: last.issue.id, offset: start + page.length }, call.now) };
  const shown = issuesOf(call, page, fields, properties, request.expand ?? '');
  return ok({ ...shown, isLast, ...next }, page.length);
}

function pageSize(asked: number, fields: readonly string[], properties: readonly string[]): number {
  if (asked < 1 || asked > MOST_IDS) {
    throw badRequest(`The value of maxResults must be between 1 and ${MOST_IDS}, but is ${asked}.`);
  }
  const onlyIds = properties.length === 0 && fields.every((field) => field === 'id' || field === 'key');
  return onlyIds ? asked : Math.min(asked, MOST_ISSUES);
}

function startOf(token: string, jql: string, found: readonly IssueDocument[], now: number): number {
  const { after, offset } = readPageToken(token, jql, now);
  const place = found.findIndex(({ issue }) => issue.id === after);
  return place < 0 ? offset : place + 1;
}

/** Issues with what was asked for. Names and schemas stand once, beside the issues. */
function issuesOf(
  call: RestCall,
  page: readonly IssueDocument[],
  fields: readonly string[],
  properties: readonly string[],
  expand: string,
): Record<string, unknown> {
  const expansions = new Set(expand.split(',').map((part) => part.trim()));
  const top = {
    ...(expansions.has('names')
      ? { names: Object.fromEntries(chosen(call, fields).map(({ id: key, name }) => [key, name])) }
      : {}),
    ...(expansions.has('schema')
      ? { schema: Object.fromEntries(chosen(call, fields).map(({ id: key, schema }) => [key, schema])) }
      : {}),
  };
  const onlyId =
    fields.every((field) => field === 'id') &&
    properties.length === 0 &&
    expansions.size <= 1 &&
    expansions.has('');
  if (onlyId) return { issues: page.map(({ issue }) => ({ id: issue.id })), ...top };
  const perIssue = new Set([...expansions].filter((part) => part !== 'names' && part !== 'schema'));
  const issues = page.map(({ issue }) =>
    issueBean(call, issue, { fields, byDefault: 'none', expand: perIssue, properties }),
  );
  return { issues, ...top };
}

function chosen(call: RestCall, fields: readonly string[]) {
  return selectFields(call.state, fields, 'none');
}

function count(call: RestCall): Answer {
  const { jql } = call.json(z.strictObject({ jql: z.string().nullish() }));
  return ok({ count: findBounded(call, jql ?? '').length });
}

function removed(): Answer {
  throw new JiraError(410, [
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  ]);
}
