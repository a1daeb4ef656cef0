import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import { type Answer, ok, type RestCall } from '../call.ts';
import { createIssue } from '../issues/create-issue.ts';
import { type IssueInput, issueInputSchema } from '../issues/issue-input.ts';
import { badRequest, errorBody, JiraError } from '../jira-error.ts';
import { findIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { canSee } from '../permissions.ts';
import { post, type Route } from '../route.ts';
import { issueBean } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import type { ProductEvent } from '../site.ts';

const FETCH_PROPERTIES = 5;

const bulkCreateSchema = z.object({ issueUpdates: z.array(issueInputSchema) });

/** Up to 50 issues; those that are refused are listed with their place, the rest are made. */
function bulkCreate(call: RestCall): Answer {
  const { issueUpdates } = call.json(bulkCreateSchema);
  if (issueUpdates.length === 0) throw badRequest('There are no issues to create in issueUpdates.');
  if (issueUpdates.length > JIRA.bulkCreateIssues) {
    throw badRequest(
      `At most ${JIRA.bulkCreateIssues} issues are created at once, but issueUpdates holds ${issueUpdates.length}.`,
    );
  }
  const outcomes = issueUpdates.map((input, at) => createOne(call, input, at));
  const issues = outcomes.flatMap((outcome) => ('issue' in outcome ? [outcome.issue] : []));
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors }, objects: issues.length };
}

function createOne(call: RestCall, input: IssueInput, at: number) {
  try {
    const events: ProductEvent[] = [];
    const own = { ...call, emit: (event: ProductEvent) => events.push(event) };
    const { id, key } = call.state.attempt(() => createIssue(own, input));
    for (const event of events) call.emit(event);
    return { issue: { id, key, self: self(call, `issue/${id}`) } };
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    return { error: { status: error.status, elementErrors: errorBody(error), failedElementNumber: at } };
  }
}

const bulkFetchSchema = z.object({
  issueIdsOrKeys: z.array(z.union([z.string(), z.number()])),
  fields: z.array(z.string()).nullish(),
  expand: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
});

/** Issues by id or key, ascending by id; what the caller may not see is left out without a word. */
function bulkFetch(call: RestCall): Answer {
  const input = call.json(bulkFetchSchema);
  const names = [...new Set(input.issueIdsOrKeys.map(String))];
  if (names.length === 0) throw badRequest('issueIdsOrKeys must hold at least one issue.');
  if (names.length > JIRA.bulkFetchIssues) {
    throw badRequest(
      `At most ${JIRA.bulkFetchIssues} issues are fetched at once, but issueIdsOrKeys holds ${names.length}.`,
    );
  }
  if ((input.properties?.length ?? 0) > FETCH_PROPERTIES) {
    throw badRequest(`At most ${FETCH_PROPERTIES} properties are fetched at once.`);
  }
  const found = new Map<string, Issue>();
  for (const name of names) {
    const issue = findIssue(call.state, name);
    if (issue && !issue.archived && canSee(call, issue)) found.set(issue.id, issue);
  }
  const issues = [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
  const view = {
    fields: input.fields ?? [],
    byDefault: '*navigable',
    expand: new Set(input.expand ?? []),
    properties: input.properties ?? [],
  } as const;
  return ok({ issues: issues.map((issue) => issueBean(call, issue, view)), issueErrors: [] }, issues.length);
}

export const issueBulkRoutes: readonly Route[] = [
  post('/rest/api/3/issue/bulk', bulkCreate),
  post('/rest/api/3/issue/bulkfetch', bulkFetch, { points: 'core' }),
];
