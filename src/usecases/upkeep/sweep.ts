import type { Ports } from '../../core/ports/ports.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { IndexQuery } from '../../core/ports/store.ts';
import { isOpen } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE, type Route } from '../../core/rules/routes.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { stepDueRun } from '../run/step-run.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { pullJob, ring, sendJob } from '../twin/ring.ts';
import { indexPages } from '../twin/store-pages.ts';
import { heedClocks } from './heed-clocks.ts';
import { heedProject } from './heed-project.ts';
import { lookAtProject } from './look-at-project.ts';
import { lookPutOff, PUT_OFF_LOOK, reconcileSince } from './reconcile.ts';
import { searchTriggersOf } from './search-triggers.ts';
import { noteSweep } from './see-sweep.ts';

/** How many rows of each kind one sweep rings for: the queue takes 500 events a minute. */
const ROWS_AT_ONCE = 100;
/** Pages of an index looked through for rows of connections that carry: those of others must not hide them. */
const PAGES_AT_ONCE = 10;

/**
 * Every five minutes: what a lost event, a lost ring or a killed function has left standing. Running it twice or
 * at the same time does no harm; rows decide, the indexes only say where to look.
 */
export async function sweep(ports: Ports): Promise<void> {
  const now = epochSeconds(ports.clock);
  await noteSweep(ports, now);
  const routes = await loadRoutes(ports, FRESH_ROUTES_AGE);
  const carries = carrying(ports, routes);
  const due: IndexQuery = { index: 'by-due', from: 1, to: now };
  const works = await standingRows(ports, carries, workKind, due);
  const twins = await standingRows(ports, carries, twinKind, due);
  const marks = await oldMarks(ports, carries, routes, now - TIMING.sweepMark);

  for (const { key, value } of works) {
    const { connection, issue } = partsOf(key);
    if ((value.pullAt ?? now + 1) <= now) await ring(ports, pullJob(connection, issue), 0);
  }
  for (const key of new Set([...works, ...twins, ...marks].map((row) => row.key))) {
    const { connection, issue } = partsOf(key);
    await ring(ports, sendJob(connection, issue), 0);
  }
  await heedClocks(ports, now, carries);
  await runDue(ports, now);
}

type Carries = (connection: string) => Promise<boolean>;

/** Rows of an index, as far as their connection carries anything now. */
async function standingRows<T>(
  ports: Ports,
  carries: Carries,
  kind: RecordKind<T>,
  query: IndexQuery,
): Promise<readonly { readonly key: string; readonly value: T }[]> {
  const found: { readonly key: string; readonly value: T }[] = [];
  const asked = { ...query, limit: ROWS_AT_ONCE };
  for await (const rows of indexPages(ports.store, kind, asked, PAGES_AT_ONCE)) {
    for (const row of rows) if (await carries(partsOf(row.key).connection)) found.push(row);
    if (found.length >= ROWS_AT_ONCE) break;
  }
  return found.slice(0, ROWS_AT_ONCE);
}

/** By connection: the marks of one that is paused, however many, are in nobody's way. */
async function oldMarks(
  ports: Ports,
  carries: Carries,
  routes: Readonly<Record<string, Route>>,
  to: number,
): Promise<readonly { readonly key: string }[]> {
  const active = Object.keys(routes).filter((id) => routes[id]?.state === 'active');
  const limit = Math.max(1, Math.floor(ROWS_AT_ONCE / Math.max(1, active.length)));
  const found: { readonly key: string }[] = [];
  for (const id of active) {
    const query = { index: 'by-connection', partition: [id], from: 1, to, limit };
    const { rows } = await ports.store.query(markKind, query);
    if (rows.length > 0 && (await carries(id))) found.push(...rows);
  }
  return found;
}

const PROBE_TIMEOUT_MS = 12_000;

/**
 * Whether a connection that something waits for carries it now. One whose peer does not answer is asked once how
 * it is: its answer closes the breaker and lets out what has been marked meanwhile.
 */
function carrying(ports: Ports, routes: Readonly<Record<string, Route>>): Carries {
  const known = new Map<string, boolean>();
  return async (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const connection = routes[id]?.state === 'active' ? await loadConnection(ports, id) : undefined;
    const open = connection !== undefined && isOpen(connection, epochSeconds(ports.clock));
    known.set(id, connection !== undefined && !open);
    if (open && connection.breaker?.until === undefined)
      await ports.peer.call(id, 'status', {}, PROBE_TIMEOUT_MS);
    return connection !== undefined && !open;
  };
}

/** What could not be done, or not wholly, stays due. */
async function runDue(ports: Ports, now: number): Promise<void> {
  const page = await ports.store.list(dueKind, '');
  for (const { key, value } of page.rows) {
    if (value.at > now) continue;
    if (value.what === 'run') {
      await stepDueRun(ports, key, value, now);
      continue;
    }
    if (value.what !== 'reconcile') {
      const act = value.what === 'project' ? heedProject : lookAtProject;
      if (value.change) await act(ports, value, value.change);
      await ports.store.delete(dueKind, key);
      continue;
    }
    if (key.startsWith(PUT_OFF_LOOK)) {
      if (await lookPutOff(ports, value.at)) await ports.store.delete(dueKind, key);
      continue;
    }
    const reached = await reconcileSince(ports, value.connection, value.from);
    if (reached === 'all') {
      await searchTriggersOf(ports, value.connection);
      await ports.store.delete(dueKind, key);
    } else if (reached !== 'not-now') await ports.store.put(dueKind, key, { ...value, from: reached });
  }
}
