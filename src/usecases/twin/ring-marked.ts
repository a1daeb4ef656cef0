import type { Log } from '../../core/ports/environment.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { ring, sendJob } from './ring.ts';

/** Marked twins looked at, and every how many of them rings: a consumer takes the others along and goes on. */
const LOOKED_AT = 50;
const BELL_EVERY = 10;

/** After a pause or an outage: what was marked meanwhile is sent now; what the index does not show yet, the sweep finds. */
export async function ringMarked(
  ports: { store: Store; queue: Queue; log: Log },
  connection: string,
): Promise<void> {
  const marked = await ports.store.query(markKind, {
    index: 'by-connection',
    partition: [connection],
    from: 1,
    limit: LOOKED_AT,
  });
  for (const [at, { key }] of marked.rows.entries()) {
    if (at % BELL_EVERY === 0) await ring(ports, sendJob(connection, partsOf(key).issue), 1);
  }
}
