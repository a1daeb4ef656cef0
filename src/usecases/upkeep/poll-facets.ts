import { JIRA } from '../../core/limits.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { requestsFor, USUAL_FACET_POINTS } from '../../core/service/facet-points.ts';
import { type FacetWatch, facetWatchKind, hasEnded, watchAfter } from '../../core/service/facet-watch.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { suspect } from '../../core/sync/suspect.ts';
import { loadSettings } from '../invitation/keep-settings.ts';
import { afterPortError } from '../patience/after-port-error.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { indexPages } from '../twin/store-pages.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { seedFacets } from './seed-facets.ts';
import { doChore } from './take-chore.ts';

const HOUR = 3600;
/** The schedule is hourly and not to the second. */
const SLACK = 300;
/** No call is made with less time left. */
const MARGIN_MS = 60_000;

interface Watched {
  readonly key: string;
  readonly issue: string;
  readonly watch: FacetWatch;
  readonly context: Context;
}

/**
 * Once an hour: reads the requests that were read longest ago, as many as the hour's points for it allow, and looks
 * at those of which a silent field has changed. Whatever else reads a request puts it at the end of the line.
 */
export async function pollFacets(ports: Ports): Promise<void> {
  const contexts = await silentContexts(ports);
  if (contexts.size === 0) return;
  for (const context of contexts.values()) await seedFacets(ports, context);
  await doChore(ports, 'facets', async (before) => {
    const now = epochSeconds(ports.clock);
    if (before.at > now - HOUR + SLACK) return undefined;
    const points = (await loadSettings(ports)).facetPoints ?? USUAL_FACET_POINTS;
    const most = requestsFor(points, JIRA.bulkFetchIssues);
    const due = await readLongestAgo(ports, contexts, now - HOUR + SLACK, most);
    const ids = [...new Set(due.map(({ issue }) => issue))];
    for (let from = 0; from < ids.length; from += JIRA.bulkFetchIssues) {
      if (await mustStop(ports, contexts)) break;
      await lookAt(ports, due, ids.slice(from, from + JIRA.bulkFetchIssues));
    }
    return { at: now };
  });
}

/** Connections of whose requests silent fields leave, and that carry now. */
async function silentContexts(ports: Ports): Promise<ReadonlyMap<string, Context>> {
  const found = new Map<string, Context>();
  for (const [id, route] of Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE))) {
    const context = route.state === 'active' ? await loadContext(ports, id) : undefined;
    if (context?.connection.state === 'active' && context.rules.silent) found.set(id, context);
  }
  return found;
}

/** Rows of so many requests; one of a connection that carries nothing now waits until it does. */
async function readLongestAgo(
  ports: Ports,
  contexts: ReadonlyMap<string, Context>,
  to: number,
  most: number,
): Promise<readonly Watched[]> {
  const found: Watched[] = [];
  const issues = new Set<string>();
  for await (const rows of indexPages(ports.store, facetWatchKind, { index: 'by-age', from: 1, to })) {
    for (const { key, value } of rows) {
      const context = contexts.get(value.connection);
      const { issue } = partsOf(key);
      if (!context || (issues.size === most && !issues.has(issue))) continue;
      issues.add(issue);
      found.push({ key, issue, watch: value, context });
    }
    if (issues.size >= most) break;
  }
  return found;
}

async function mustStop(ports: Ports, contexts: ReadonlyMap<string, Context>): Promise<boolean> {
  const now = epochSeconds(ports.clock);
  if (ports.clock.remaining() < MARGIN_MS) return true;
  if ([...contexts.values()].some(({ connection }) => closedFor(connection, now) > 0)) return true;
  return (await ports.budget.left('bulk')) === 0;
}

/** Reads these issues in one call, with the fields of every connection that has them. */
async function lookAt(ports: Ports, due: readonly Watched[], ids: readonly string[]): Promise<void> {
  const some = due.filter(({ issue }) => ids.includes(issue));
  const fields = [...new Set(some.flatMap(({ context }) => fieldsToSend(context.rules)))];
  const read = await readSome(ports, ids, fields);
  const issues = new Map(read.map((issue) => [issue.id, issue]));
  for (const one of some) await lookAtOne(ports, one, issues.get(one.issue));
}

async function readSome(
  ports: Ports,
  ids: readonly string[],
  fields: readonly string[],
): Promise<readonly JiraIssue[]> {
  try {
    return await ports.jira.readIssues(ids, { fields });
  } catch (error) {
    await afterPortError(ports, error, 0);
    throw error;
  }
}

async function lookAtOne(
  ports: Ports,
  { key, issue: id, watch, context }: Watched,
  issue: JiraIssue | undefined,
): Promise<void> {
  const connection = context.connection.id;
  const rows = await loadRows(ports.store, connection, id);
  if (!rows || hasEnded(rows.twin)) return ports.store.delete(facetWatchKind, key);
  const now = epochSeconds(ports.clock);
  const next = issue ? watchAfter(context.rules, connection, issue, now) : { ...watch, at: now };
  await ports.store.put(facetWatchKind, key, next);
  const why = suspect(context.rules, context.key, rows, issue);
  if (why === undefined) return;
  ports.log.note('facets.suspect', { connection, issue: id, why });
  await markTwin(ports, connection, id);
  await ring(ports, sendJob(connection, id), 0);
}
