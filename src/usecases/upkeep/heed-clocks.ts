import type { Ports } from '../../core/ports/ports.ts';
import { type FacetWatch, facetWatchKind, hasEnded } from '../../core/service/facet-watch.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { indexPages } from '../twin/store-pages.ts';
import { loadRows } from '../twin/twin-rows.ts';

const AT_ONCE = 100;
/** Rows of connections that carry nothing now must not hide those of others. */
const PAGES = 10;

/**
 * Looks at requests of which a clock has missed its goal by now: Jira sends no event when that happens, and the time
 * was known since the clock was last read. `carries`: whether a connection carries anything now.
 */
export async function heedClocks(
  ports: Ports,
  now: number,
  carries: (connection: string) => Promise<boolean>,
): Promise<void> {
  const query = { index: 'by-due', from: 1, to: now, limit: AT_ONCE };
  let rung = 0;
  for await (const rows of indexPages(ports.store, facetWatchKind, query, PAGES)) {
    for (const { key, value } of rows) {
      if (!(await carries(partsOf(key).connection))) continue;
      await heed(ports, key, value);
      rung += 1;
    }
    if (rung >= AT_ONCE) return;
  }
}

async function heed(ports: Ports, key: string, watch: FacetWatch): Promise<void> {
  const { connection, issue } = partsOf(key);
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows || hasEnded(rows.twin)) return ports.store.delete(facetWatchKind, key);
  // The read of the send says when to look again.
  await ports.store.put(facetWatchKind, key, { ...watch, due: 0 });
  await markTwin(ports, connection, issue);
  await ring(ports, sendJob(connection, issue), 0);
}
