import { hourOf, newIssuesKind, shareTaken, takeShare } from '../../core/connection/share.ts';
import { APP } from '../../core/limits.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { KindName, PayloadOf } from '../../core/protocol/message-kinds.ts';

/** Updates of known issues wait along, so a partner that sends too many new ones is asked again soon. */
const LONGEST_WAIT = 300;

type SharePorts = Pick<ConnectionPorts, 'store' | 'memo' | 'clock' | 'log'>;

/**
 * Seconds that the peer of a connection has to wait because it has had its share: of messages, by what this process
 * has seen; of new issues, by a count in the store. Undefined: it may go on. An update of a known issue is never
 * counted in the store.
 */
export async function keepShare(
  ports: SharePorts,
  connection: string,
  kind: KindName,
  payload: PayloadOf<'sync'> | undefined,
): Promise<number | undefined> {
  const now = ports.clock.now();
  const name = `share:${connection}`;
  const kept = shareTaken.safeParse(ports.memo.recall(name, 60));
  const verdict = takeShare(kept.success ? kept.data : undefined, now);
  if (verdict.do === 'wait') {
    ports.log.note('connection.too-many', { connection, kind });
    return verdict.seconds;
  }
  ports.memo.keep(name, verdict.next);
  const fresh = payload?.items.filter(isNew).length ?? 0;
  return fresh === 0 ? undefined : countNewIssues(ports, connection, fresh, now);
}

async function countNewIssues(
  ports: SharePorts,
  connection: string,
  fresh: number,
  now: number,
): Promise<number | undefined> {
  const { hour, left } = hourOf(now);
  const key = `${connection}:${hour}`;
  const count = (await ports.store.get(newIssuesKind, key))?.count ?? 0;
  if (count + fresh > APP.newIssuesPerHour) {
    ports.log.note('connection.too-many-issues', { connection });
    return Math.min(left, LONGEST_WAIT);
  }
  await ports.store.put(newIssuesKind, key, { v: 1, count: count + fresh });
  return undefined;
}

/** An item that names no issue of this site may make one; one that names it by a key may be guessing. */
const isNew = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && !('to' in item) && ('full' in item || 'with' in item);
