import { JIRA } from '../../core/limits.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { partsOf, twinKey } from '../../core/sync/records/row.ts';
import { isDueOn, suspect } from '../../core/sync/suspect.ts';
import { afterPortError } from '../patience/after-port-error.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { indexPages } from '../twin/store-pages.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { choreAsIs, doChore } from './take-chore.ts';

const DAY = 24 * 3600;

/** No call is made with less time left. */
const MARGIN_MS = 60_000;

/**
 * Once a day a part of all twins is read and compared with what their rows say: what no event, no search and no
 * message has told is found within four weeks. It only marks; the send decides. A round that is cut off goes on
 * with the next run.
 */
export async function checkTwins(ports: Ports): Promise<void> {
  const day = Math.floor(epochSeconds(ports.clock) / DAY);
  if ((await choreAsIs(ports, 'check'))?.at === day * DAY) return;
  await doChore(ports, 'check', async (before) => {
    const keys = await keysOf(ports, day);
    const left = keys.filter((key) => before.after === undefined || key > before.after);
    const after = await checkAll(ports, left);
    return after === 'all' ? { at: day * DAY } : { at: before.at, ...(after === undefined ? {} : { after }) };
  });
}

/** Keys of the day's twins, in order: every twin has a mark, which is the smallest of its rows. */
async function keysOf(ports: Ports, day: number): Promise<readonly string[]> {
  const routes = await loadRoutes(ports, FRESH_ROUTES_AGE);
  const found: string[] = [];
  for (const [id, route] of Object.entries(routes)) {
    if (route.state !== 'active') continue;
    const query = { index: 'by-connection', partition: [id], limit: 100 };
    for await (const rows of indexPages(ports.store, markKind, query)) {
      // A marked one is looked at in any case.
      const clean = rows.filter(({ key, value }) => value.at === 0 && isDueOn(day, partsOf(key).issue));
      found.push(...clean.map(({ key }) => key));
    }
  }
  return found.sort();
}

/** Up to which key it has come; undefined: nowhere. */
async function checkAll(ports: Ports, keys: readonly string[]): Promise<'all' | string | undefined> {
  let after: string | undefined;
  for (const [connection, issues] of byConnection(keys)) {
    const context = await loadContext(ports, connection);
    if (context?.connection.state !== 'active') continue;
    for (let from = 0; from < issues.length; from += JIRA.bulkFetchIssues) {
      const some = issues.slice(from, from + JIRA.bulkFetchIssues);
      if (await mustStop(ports, context)) return after;
      await checkSome(ports, context, some);
      after = twinKey(connection, some.at(-1) ?? '');
    }
  }
  return 'all';
}

function byConnection(keys: readonly string[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of keys) {
    const { connection, issue } = partsOf(key);
    found.set(connection, [...(found.get(connection) ?? []), issue]);
  }
  return found;
}

async function mustStop(ports: Ports, { connection }: Context): Promise<boolean> {
  if (ports.clock.remaining() < MARGIN_MS) return true;
  return closedFor(connection, epochSeconds(ports.clock)) > 0 || (await ports.budget.left('bulk')) === 0;
}

async function checkSome(ports: Ports, context: Context, ids: readonly string[]): Promise<void> {
  const connection = context.connection.id;
  const read = await readSome(ports, context, ids);
  const issues = new Map(read.map((issue) => [issue.id, issue]));
  for (const id of ids) {
    const rows = await loadRows(ports.store, connection, id);
    const why = rows && suspect(context.rules, context.key, rows, issues.get(id));
    if (why === undefined) continue;
    ports.log.note('check.suspect', { connection, issue: id, why });
    await markTwin(ports, connection, id);
    await ring(ports, sendJob(connection, id), 0);
  }
}

async function readSome(
  ports: Ports,
  context: Context,
  ids: readonly string[],
): Promise<readonly JiraIssue[]> {
  try {
    return await ports.jira.readIssues(ids, { fields: fieldsToSend(context.rules) });
  } catch (error) {
    await afterPortError(ports, error, 0);
    throw error;
  }
}
