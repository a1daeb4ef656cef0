import type { Call } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { compileQuery } from '../jql/compile-query.ts';
import { parseQuery } from '../jql/parse-query.ts';
import type { Query } from '../jql/query.ts';
import type { IssueDocument, SearchView } from '../jql/search-view.ts';
import { searchViewOf } from './search-view-of.ts';

const UNBOUNDED =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

/** Issues that a query finds for the caller, in its order. Throws the 400 with which Jira refuses the query. */
export function findIssues(
  call: Call,
  jql: string,
  reconcile: ReadonlySet<string> = new Set(),
): IssueDocument[] {
  const query = readQuery(jql);
  return runQuery(query, searchViewOf(call, reconcile));
}

/** The same, for endpoints that refuse a query without any restriction. */
export function findBounded(
  call: Call,
  jql: string,
  reconcile: ReadonlySet<string> = new Set(),
): IssueDocument[] {
  const query = readQuery(jql);
  if (query.where === null) throw badRequest(UNBOUNDED);
  return runQuery(query, searchViewOf(call, reconcile));
}

function readQuery(jql: string): Query {
  const parsed = parseQuery(jql);
  if (!parsed.ok) throw badRequest(...parsed.messages);
  return parsed.query;
}

function runQuery(query: Query, view: SearchView): IssueDocument[] {
  const { problems, matches, sort } = compileQuery(query, view);
  if (problems.length > 0) throw badRequest(...problems.map(({ message }) => message));
  return sort([...view.documents()].filter(matches));
}
