import * as z from 'zod';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE, type Route } from '../../core/rules/routes.ts';
import { mayStart } from '../../core/sync/issue-change.ts';
import type { Chore } from '../../core/sync/records/chore.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { issueFacts } from '../../core/trigger/issue-facts.ts';
import { jiraFieldFor } from '../../core/trigger/trigger-fields.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { searchChanged } from './search-changed.ts';
import { doChore } from './take-chore.ts';

/**
 * Every change is looked at by two runs: the search index lags, and a start that the first run asked for may have
 * failed without leaving a row behind.
 */
const OVERLAP = 65 * 60;
const FIRST_LOOK_BACK = 2 * 3600;

/** Seconds until a look that was put off is tried again. */
const PUT_OFF = 600;
/** Keys of looks that were put off, one for each connection; the first that is done is done for all. */
export const PUT_OFF_LOOK = 'look:';
/** The hour's look is not made again so soon after one that had been put off. */
const RECENT = 1800;

/** No page is asked for with less time left. */
const MARGIN_MS = 60_000;

const subtaskType = z.looseObject({ subtask: z.literal(true) });

/**
 * How far a look has come: all that there was, not begun because Jira or the hour's points forbid it, or up to an
 * issue changed at this time (epoch seconds).
 */
type Reached = 'all' | 'not-now' | number;

/**
 * Every hour: finds issues whose events were lost. One search, and only what is newer than last seen is looked at.
 * A run that is cut off is gone on with by the next, and the look counts from the time at which its first run
 * began: what changed meanwhile, or was not in the index yet, is in the next one's overlap.
 */
export async function reconcile(ports: Ports): Promise<void> {
  await lookAround(ports, (before, now) => before.from === undefined && now - before.at < RECENT);
}

/**
 * The look that was put off and was due at `at`, unless a later one has been done since. Answers whether nothing of it
 * is left to do.
 */
export async function lookPutOff(ports: Ports, at: number): Promise<boolean> {
  return lookAround(ports, (before) => before.from === undefined && before.at >= at - PUT_OFF);
}

/** Looks, unless `isDone` says that this look is not needed any more; true: it was done, or need not be. */
async function lookAround(ports: Ports, isDone: (before: Chore, now: number) => boolean): Promise<boolean> {
  let all = false;
  await doChore(ports, 'reconcile', async (before) => {
    const now = epochSeconds(ports.clock);
    if (isDone(before, now)) {
      all = true;
      return undefined;
    }
    const first = before.at === 0 ? now - FIRST_LOOK_BACK : before.at;
    const since = before.from ?? first - OVERLAP;
    const reached = await lookOrPutOff(ports, since);
    const begun = before.begun ?? now;
    all = reached === 'all';
    if (reached === 'all') return { at: begun };
    return reached === 'not-now' ? undefined : { at: before.at, from: reached, begun };
  });
  return all;
}

/** The same for one connection, after its routes have changed: events may have met the old ones. */
export function reconcileSince(ports: Ports, connection: string, since: number): Promise<Reached> {
  return look(ports, connection, since);
}

async function lookOrPutOff(ports: Ports, since: number): Promise<Reached> {
  try {
    const reached = await look(ports, undefined, since);
    if (reached === 'not-now') await putOff(ports, since);
    return reached;
  } catch (error) {
    if (error instanceof PortError) await putOff(ports, since);
    throw error;
  }
}

/** Jira has put the hour's look off: sweeps try it for each connection until it has been done, or the next hour has. */
async function putOff(ports: Ports, from: number): Promise<void> {
  const routes = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  const at = epochSeconds(ports.clock) + PUT_OFF;
  for (const [connection, { state }] of routes) {
    if (state !== 'active') continue;
    // One that stands already looks further back.
    await ports.store.create(dueKind, `${PUT_OFF_LOOK}${connection}`, {
      v: 1,
      what: 'reconcile',
      connection,
      at,
      from,
    });
  }
}

async function look(ports: Ports, only: string | undefined, since: number): Promise<Reached> {
  const now = epochSeconds(ports.clock);
  const all = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  const routes = all.filter(([id, route]) => route.state === 'active' && (only ?? id) === id);
  const resting = new Set(routes.flatMap(([, route]) => route.resting ?? []));
  let projects = [...new Set(routes.flatMap(([, route]) => route.projects))].filter((id) => !resting.has(id));
  if (projects.length === 0) return 'all';
  if (await mustKeepStill(ports, routes[0]?.[0], now)) return 'not-now';
  const minutes = Math.max(1, Math.ceil((now - since) / 60));
  const fields = fieldsFor(routes.map(([, route]) => route));
  let next: string | undefined;
  let last = since;
  do {
    const found = await searchChanged(ports, { projects, minutes, fields, next });
    if (found === 'nothing') return 'all';
    projects = found.projects;
    const { page } = found;
    for (const issue of page.issues) await lookAt(ports, routes, issue);
    next = page.next;
    last = Math.floor((page.issues.at(-1)?.updated ?? last * 1000) / 1000);
    // The next search begins at a full minute: one that ended within its first would find the same issues again.
    const moved = last - since > 60;
    if (next !== undefined && (outOfTime(ports) || (moved && (await ports.budget.left('bulk')) === 0)))
      return last;
  } while (next !== undefined);
  return 'all';
}

const outOfTime = ({ clock }: Ports): boolean => clock.remaining() < MARGIN_MS;

/**
 * Jira's word to keep still stands in every connection's record; what is left of the hour's points may be kept for
 * live edits. The watermark stays: the next run looks further back.
 */
async function mustKeepStill(ports: Ports, connection: string | undefined, now: number): Promise<boolean> {
  const found = connection === undefined ? undefined : await loadConnection(ports, connection);
  if (found !== undefined && closedFor(found, now) > 0) return true;
  return (await ports.budget.left('bulk')) === 0;
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
