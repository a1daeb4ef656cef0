import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Route } from '../../core/rules/routes.ts';
import { fieldsToJudge } from '../../core/sync/local-issue.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { scopeVerdict } from '../../core/sync/scope.ts';
import { type SearchedScope, unsyncedJql } from '../../core/trigger/unsynced-jql.ts';
import { afterPortError } from '../patience/after-port-error.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { firstSyncJob, ring } from '../twin/ring.ts';
import { originOf } from './origin-of.ts';

export interface SearchedTrigger {
  readonly connection: string;
  readonly route: Route;
  readonly trigger: Route['triggers'][number];
}

export interface Nominated {
  /** Work items that the page held, and those of them that were asked to start. */
  readonly found: number;
  readonly rung: number;
  /** Where the next page begins. */
  readonly next?: string | undefined;
}

/**
 * A page of what a trigger finds and what does not say that it is under sync. Each that could start is nominated, as
 * an event would: whoever starts it reads it and judges it again. One search, and store reads; ended pairs rest.
 */
export async function nominateFound(
  ports: Ports,
  searched: SearchedTrigger,
  page: { readonly next: string | undefined },
): Promise<Nominated> {
  const { connection, trigger, route } = searched;
  const context = await loadContext(ports, connection);
  const scope = scopeOf(connection, route);
  if (context?.rules.sends !== true || scope.projects.length === 0) return { found: 0, rung: 0 };
  const jql = `${unsyncedJql(scope, trigger.jql)} ORDER BY created ASC`;
  const fields = fieldsToJudge(context.rules);
  const { issues, next } = await searchPage(ports, jql, { fields, next: page.next });
  let rung = 0;
  for (const issue of issues) {
    if (!(await couldStart(ports, context, searched, issue))) continue;
    await ring(ports, firstSyncJob(connection, issue.id), 0);
    rung += 1;
  }
  return { found: issues.length, rung, next };
}

/** The projects that rest are left out: a search that names one fails as a whole. */
function scopeOf(connection: string, { projects, resting = [], filter }: Route): SearchedScope {
  const active = projects.filter((id) => !resting.includes(id));
  return { connection, projects: active, ...(filter === undefined ? {} : { filter: filter.jql }) };
}

async function searchPage(
  ports: Ports,
  jql: string,
  want: { fields: readonly string[]; next: string | undefined },
): ReturnType<Ports['jira']['searchPage']> {
  try {
    return await ports.jira.searchPage(jql, want);
  } catch (error) {
    await afterPortError(ports, error, 0);
    throw error;
  }
}

async function couldStart(
  ports: Ports,
  { rules }: Context,
  { connection, trigger }: SearchedTrigger,
  issue: JiraIssue,
): Promise<boolean> {
  const verdict = scopeVerdict(rules, issue);
  // The search has judged the filter.
  if (verdict !== 'in' && verdict !== 'ask') return false;
  const record = await ports.store.get(issueKind, issue.id);
  if (record?.connections.includes(connection) === true) return false;
  if (record === undefined || trigger.fromPartners) return true;
  const from = await originOf(ports, connection, issue.id);
  return from === undefined || from.hops === 0;
}
