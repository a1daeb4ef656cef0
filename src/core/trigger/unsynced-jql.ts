import { COUNTERPART } from '../sync/counterpart-property.ts';
import { quoteJql } from './quote-jql.ts';

/** What limits a search for work items that a connection could start. */
export interface SearchedScope {
  readonly connection: string;
  /** Ids of the projects in scope that do not rest; none: nothing can be found. */
  readonly projects: readonly string[];
  readonly filter?: string | undefined;
}

const LINKED = `issue.property[${COUNTERPART}].links.c`;

/** The work items in scope that a query finds, whether they are under sync or not. */
export function inScopeJql({ projects, filter }: SearchedScope, jql: string): string {
  const parts = [
    `project in (${projects.join(', ')})`,
    ...(filter === undefined ? [] : [`(${filter})`]),
    `(${jql})`,
  ];
  return parts.join(' AND ');
}

/**
 * Those of them that do not say that they are under sync with the connection: a hint that keeps searches cheap, since
 * each work item found is paid for. What an issue says lags behind and may be missing; whoever starts one looks.
 */
export const unsyncedJql = (scope: SearchedScope, jql: string): string =>
  `${inScopeJql(scope, jql)} AND (${LINKED} is EMPTY OR ${LINKED} != ${quoteJql(scope.connection)})`;
