import * as z from 'zod';
import type { Answer, Call, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { badRequest, forbidden } from '../jira-error.ts';
import { compileQuery } from '../jql/compile-query.ts';
import { describeQuery } from '../jql/describe-query.ts';
import { parseQuery } from '../jql/parse-query.ts';
import { rewriteUsers, sanitizeQuery } from '../jql/rewrite-query.ts';
import type { SearchView } from '../jql/search-view.ts';
import { isSiteAdmin } from '../permissions.ts';
import { post, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_USER } from '../scopes.ts';
import { searchViewOf } from '../search/search-view-of.ts';
import { autocompleteRoutes } from './jql-autocomplete.ts';

export const jqlRoutes: readonly Route[] = [
  post('/rest/api/3/jql/match', match, { points: 'core' }),
  post('/rest/api/3/jql/parse', parse, { points: 'flat' }),
  post('/rest/api/3/jql/sanitize', sanitize, { points: 'flat', scopes: SCOPE_CONFIGURATION }),
  post('/rest/api/3/jql/pdcleaner', clean, { points: 'flat', scopes: SCOPE_USER }),
  ...autocompleteRoutes,
];

const matchBody = z.strictObject({ issueIds: z.array(z.number().int()), jqls: z.array(z.string()) });

/** Which of the issues each query matches, as the index has them. */
function match(call: RestCall): Answer {
  const { issueIds, jqls } = call.json(matchBody);
  const view = searchViewOf(call);
  const documents = [...new Set(issueIds)].flatMap((id) => view.documentById(String(id)) ?? []);
  const matches = jqls.map((jql) => {
    const parsed = parseQuery(jql);
    if (!parsed.ok) return { matchedIssues: [], errors: parsed.messages };
    const { problems, matches: test } = compileQuery(parsed.query, view);
    if (problems.length > 0) return { matchedIssues: [], errors: problems.map(({ message }) => message) };
    return { matchedIssues: documents.filter(test).map(({ issue }) => Number(issue.id)), errors: [] };
  });
  return ok(
    { matches },
    matches.reduce((sum, { matchedIssues }) => sum + matchedIssues.length, 0),
  );
}

const parseBody = z.strictObject({ queries: z.array(z.string()).min(1) });
const validations = ['strict', 'warn', 'none'] as const;
type Validation = (typeof validations)[number];

function parse(call: RestCall): Answer {
  const { queries } = call.json(parseBody);
  const asked = call.query.get('validation') ?? 'strict';
  const validation = validations.find((known) => known === asked);
  if (validation === undefined) {
    throw badRequest(
      `The value '${asked}' of parameter 'validation' is not one of ${validations.join(', ')}.`,
    );
  }
  const view = searchViewOf(call);
  return ok({ queries: queries.map((query) => parseOne(query, validation, view)) });
}

function parseOne(query: string, validation: Validation, view: SearchView): Record<string, unknown> {
  const parsed = parseQuery(query);
  if (!parsed.ok) return { query, errors: parsed.messages };
  const structure = describeQuery(parsed.query, view);
  if (validation === 'none') return { query, structure };
  const { problems } = compileQuery(parsed.query, view);
  if (problems.length === 0) return { query, structure };
  const texts = (missing: boolean) =>
    problems.filter((problem) => problem.missing === missing).map(({ message }) => message);
  if (validation === 'strict') return { query, errors: problems.map(({ message }) => message) };
  const [errors, warnings] = [texts(false), texts(true)];
  return {
    query,
    structure,
    ...(errors.length === 0 ? {} : { errors }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

const sanitizeBody = z.strictObject({
  queries: z.array(z.strictObject({ query: z.string(), accountId: z.string().nullish() })).optional(),
});

/** Turns names that the reader may not see into ids. Administrators only. */
function sanitize(call: RestCall): Answer {
  if (!isSiteAdmin(call)) {
    throw forbidden('You are not authorized to perform this action. Administrator privileges are required.');
  }
  const { queries } = call.json(sanitizeBody);
  if (queries === undefined) throw badRequest('The queries has to be provided.');
  const all = searchViewOf(call);
  return ok({
    queries: queries.map(({ query, accountId }) => {
      const who = accountId === null || accountId === undefined ? {} : { accountId };
      const parsed = parseQuery(query);
      if (!parsed.ok)
        return { initialQuery: query, errors: { errorMessages: parsed.messages, errors: {} }, ...who };
      const reader = searchViewOf(asReader(call, accountId ?? null));
      return { initialQuery: query, sanitizedQuery: sanitizeQuery(query, all, reader), ...who };
    }),
  });
}

function asReader(call: RestCall, accountId: string | null): Call {
  const principal =
    accountId === null ? ({ kind: 'anonymous' } as const) : ({ kind: 'user', accountId } as const);
  return { ...call, accountId, principal };
}

/** Turns user names in queries into account ids. */
function clean(call: RestCall): Answer {
  const { queryStrings = [] } = call.json(z.strictObject({ queryStrings: z.array(z.string()).optional() }));
  const view = searchViewOf(call);
  const converted = queryStrings.map((query) => ({ query, ...rewriteUsers(query, view) }));
  return ok({
    queryStrings: converted.filter(({ unknown }) => !unknown).map(({ text }) => text),
    queriesWithUnknownUsers: converted
      .filter(({ unknown }) => unknown)
      .map(({ query, text }) => ({ originalQuery: query, convertedQuery: text })),
  });
}
