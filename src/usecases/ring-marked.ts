import type { Log } from '../core/ports/environment.ts';
import type { Queue } from '../core/ports/queue.ts';
import type { Store } from '../core/ports/store.ts';
import { markKind } from '../core/sync/records/mark.ts';
import { ring, sendJob } from './ring.ts';
import { partsOf } from './sweep.ts';

/** A consumer takes others along with the issue it was rung for, so a few bells wake many. */
const BELLS = 50;

/** After a pause: what was marked meanwhile is sent now; what the index does not show yet, the sweep finds. */
export async function ringMarked(
  ports: { store: Store; queue: Queue; log: Log },
  connection: string,
): Promise<void> {
  const marked = await ports.store.query(markKind, {
    index: 'by-connection',
    partition: [connection],
    from: 1,
    limit: BELLS,
  });
  for (const { key } of marked.rows) await ring(ports, sendJob(connection, partsOf(key).issue), 1);
}
