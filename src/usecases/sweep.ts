import type { Ports } from '../core/ports/ports.ts';
import { isOpen } from '../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE, type Route } from '../core/rules/routes.ts';
import { dueKind } from '../core/sync/records/due.ts';
import { markKind } from '../core/sync/records/mark.ts';
import { partsOf } from '../core/sync/records/row.ts';
import { twinKind } from '../core/sync/records/twin.ts';
import { workKind } from '../core/sync/records/work.ts';
import { TIMING } from '../core/sync/timing.ts';
import { bringUp } from './bring-up.ts';
import { loadConnection } from './load-context.ts';
import { loadRoutes } from './load-routes.ts';
import { epochSeconds } from './mark-twin.ts';
import { reconcile } from './reconcile.ts';
import { pullJob, ring, sendJob } from './ring.ts';

/** How many rows of each kind one sweep rings for: the queue takes 500 events a minute. */
const ROWS_AT_ONCE = 100;

/**
 * Every five minutes: what a lost event, a lost ring or a killed function has left standing. Running it twice or
 * at the same time does no harm; rows decide, the indexes only say where to look.
 */
export async function sweep(ports: Ports): Promise<void> {
  const now = epochSeconds(ports.clock);
  const routes = await loadRoutes(ports, FRESH_ROUTES_AGE);
  const range = { index: 'by-due', from: 1, to: now, limit: ROWS_AT_ONCE };
  const works = (await ports.store.query(workKind, range)).rows;
  const twins = (await ports.store.query(twinKind, range)).rows;
  const marks = await ports.store.query(markKind, {
    index: 'by-age',
    from: 1,
    to: now - TIMING.sweepMark,
    limit: ROWS_AT_ONCE,
  });
  const keys = [...new Set([...works, ...twins, ...marks.rows].map((row) => row.key))];
  const carrying = await connectionsThatCarry(ports, routes, keys);

  for (const { key, value } of works) {
    const { connection, issue } = partsOf(key);
    if (!carrying.has(connection) || (value.pullAt ?? now + 1) > now) continue;
    await ring(ports, pullJob(connection, issue), 0);
  }
  for (const key of keys) {
    const { connection, issue } = partsOf(key);
    if (carrying.has(connection)) await ring(ports, sendJob(connection, issue), 0);
  }
  await runDue(ports, now);
}

const PROBE_TIMEOUT_MS = 12_000;

/**
 * Of the connections that something waits for, those that carry it now. One whose peer does not answer is asked how
 * it is: its answer closes the breaker and lets out what has been marked meanwhile.
 */
async function connectionsThatCarry(
  ports: Ports,
  routes: Readonly<Record<string, Route>>,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const carrying = new Set<string>();
  for (const id of new Set(keys.map((key) => partsOf(key).connection))) {
    if (routes[id]?.state !== 'active') continue;
    const connection = await loadConnection(ports, id);
    if (!connection) continue;
    if (!isOpen(connection, epochSeconds(ports.clock))) carrying.add(id);
    else if (connection.breaker?.until === undefined)
      await ports.peer.call(id, 'status', {}, PROBE_TIMEOUT_MS);
  }
  return carrying;
}

async function runDue(ports: Ports, now: number): Promise<void> {
  const page = await ports.store.list(dueKind, '');
  for (const row of page.rows) {
    if (row.value.at > now) continue;
    if (row.value.what === 'bring-up') await bringUp(ports, row.value);
    else await reconcile(ports, { connection: row.value.connection, since: row.value.from });
    await ports.store.delete(dueKind, row.key);
  }
}
