import * as z from 'zod';
import type { JiraIssue } from '../core/ports/jira.ts';
import type { Ports } from '../core/ports/ports.ts';
import { closedFor } from '../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE, type Route } from '../core/rules/routes.ts';
import { mayStart } from '../core/sync/issue-change.ts';
import { issueKind } from '../core/sync/records/issue.ts';
import { RECONCILED_KEY, reconciledKind } from '../core/sync/records/reconciled.ts';
import { twinKey } from '../core/sync/records/row.ts';
import { twinKind } from '../core/sync/records/twin.ts';
import { issueFacts } from '../core/trigger/issue-facts.ts';
import { jiraFieldFor } from '../core/trigger/trigger-fields.ts';
import { afterPortError } from './after-port-error.ts';
import { loadConnection } from './load-context.ts';
import { loadRoutes } from './load-routes.ts';
import { epochSeconds, markTwin } from './mark-twin.ts';
import { firstSyncJob, ring, sendJob } from './ring.ts';

/**
 * Every change is looked at by two runs: the search index lags, and a start that the first run asked for may have
 * failed without leaving a row behind.
 */
const OVERLAP = 65 * 60;
const FIRST_LOOK_BACK = 2 * 3600;
const ISSUES_AT_ONCE = 1000;

const subtaskType = z.looseObject({ subtask: z.literal(true) });

export interface ReconcileRequest {
  /** Only this connection; all of the site otherwise. */
  readonly connection?: string;
  /** Epoch seconds; otherwise since the last reconcile. */
  readonly since?: number;
}

/** Finds issues whose events were lost: one search, and only what is newer than last seen is looked at. */
export async function reconcile(ports: Ports, request: ReconcileRequest = {}): Promise<void> {
  const now = epochSeconds(ports.clock);
  const all = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  const routes = all.filter(([id, route]) => route.state === 'active' && (request.connection ?? id) === id);
  const projects = [...new Set(routes.flatMap(([, route]) => route.projects))];
  if (projects.length > 0 && !(await mustKeepStill(ports, routes[0]?.[0], now))) {
    const last = await ports.store.get(reconciledKind, RECONCILED_KEY);
    const since = request.since ?? (last?.to ?? now - FIRST_LOOK_BACK) - OVERLAP;
    const minutes = Math.max(1, Math.ceil((now - since) / 60));
    const issues = await search(ports, projects, minutes, fieldsFor(routes.map(([, route]) => route)));
    for (const issue of issues) await lookAt(ports, routes, issue);
    // More than one search brings: the next run goes on from the last one found.
    const reached = issues.length < ISSUES_AT_ONCE ? now : Math.floor((issues.at(-1)?.updated ?? 0) / 1000);
    if (request.connection === undefined) {
      await ports.store.put(reconciledKind, RECONCILED_KEY, { v: 1, to: reached });
    }
  }
}

/** Jira's word to keep still stands in every connection's record. The watermark stays: the next run looks further back. */
async function mustKeepStill(ports: Ports, connection: string | undefined, now: number): Promise<boolean> {
  const found = connection === undefined ? undefined : await loadConnection(ports, connection);
  return found !== undefined && closedFor(found, now) > 0;
}

async function search(
  ports: Ports,
  projects: readonly string[],
  minutes: number,
  fields: readonly string[],
): Promise<readonly JiraIssue[]> {
  const jql = `project in (${projects.join(', ')}) AND updated >= -${minutes}m ORDER BY updated ASC`;
  try {
    return await ports.jira.searchIssues(jql, { fields, limit: ISSUES_AT_ONCE });
  } catch (error) {
    await afterPortError(ports, error, 0);
    throw error;
  }
}

async function lookAt(ports: Ports, routes: readonly [string, Route][], issue: JiraIssue): Promise<void> {
  const record = await ports.store.get(issueKind, issue.id);
  for (const [connection, route] of routes) {
    if (!route.projects.includes(issue.project.id)) continue;
    const twin = record?.connections.includes(connection)
      ? await ports.store.get(twinKind, twinKey(connection, issue.id))
      : undefined;
    if (twin) {
      if (issue.updated <= twin.seen) continue;
      await markTwin(ports, connection, issue.id);
      await ring(ports, sendJob(connection, issue.id), 0);
    } else if (couldStart(route, issue)) {
      await ring(ports, firstSyncJob(connection, issue.id), 0);
    }
  }
}

function couldStart(route: Route, issue: JiraIssue): boolean {
  return mayStart(
    {
      issue: issue.id,
      what: 'updated',
      bySelf: false,
      project: issue.project.id,
      facts: issueFacts(issue),
      subtask: subtaskType.safeParse(issue.fields['issuetype']).success,
    },
    route,
  );
}

function fieldsFor(routes: readonly Route[]): readonly string[] {
  const types = routes.some((route) => route.subtasks === true) ? ['issuetype'] : [];
  const fields = routes.flatMap(({ filter, triggers }) =>
    [...triggers, ...(filter ? [filter] : [])].flatMap((query) => query.fields),
  );
  return [...new Set(['updated', ...types, ...fields.flatMap((field) => jiraFieldFor(field) ?? [])])];
}
