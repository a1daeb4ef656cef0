import type { Ports } from '../core/ports/ports.ts';
import { FRESH_ROUTES_AGE } from '../core/rules/routes.ts';
import { dueKind } from '../core/sync/records/due.ts';
import { markKind } from '../core/sync/records/mark.ts';
import { twinKind } from '../core/sync/records/twin.ts';
import { workKind } from '../core/sync/records/work.ts';
import { TIMING } from '../core/sync/timing.ts';
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
  const runs = (connection: string) => routes[connection]?.state === 'active';
  const rung = new Set<string>();
  const ringFor = async (key: string) => {
    const { connection, issue } = partsOf(key);
    if (!runs(connection) || rung.has(key)) return;
    rung.add(key);
    await ring(ports, sendJob(connection, issue), 0);
  };
  const range = { index: 'by-due', from: 1, to: now, limit: ROWS_AT_ONCE };
  for (const row of (await ports.store.query(workKind, range)).rows) {
    const { connection, issue } = partsOf(row.key);
    await ringFor(row.key);
    if (runs(connection) && (row.value.pullAt ?? now + 1) <= now) {
      await ring(ports, pullJob(connection, issue), 0);
    }
  }
  for (const row of (await ports.store.query(twinKind, range)).rows) await ringFor(row.key);
  const marks = await ports.store.query(markKind, {
    index: 'by-age',
    from: 1,
    to: now - TIMING.sweepMark,
    limit: ROWS_AT_ONCE,
  });
  for (const row of marks.rows) await ringFor(row.key);
  await runDue(ports, now);
}

async function runDue(ports: Ports, now: number): Promise<void> {
  const page = await ports.store.list(dueKind, '');
  for (const row of page.rows) {
    if (row.value.at > now) continue;
    await reconcile(ports, { connection: row.value.connection, since: row.value.from });
    await ports.store.delete(dueKind, row.key);
  }
}

/** A key of a twin's rows is `<connection>:<issue id>`. */
export function partsOf(key: string): { connection: string; issue: string } {
  const at = key.lastIndexOf(':');
  return { connection: key.slice(0, at), issue: key.slice(at + 1) };
}
