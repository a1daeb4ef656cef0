import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, SyncAnswer, SyncItem, SyncPayload } from '../../core/protocol/kinds/sync.ts';
import { readItem } from '../../core/protocol/read-item.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { receiveConnect } from '../birth/receive-connect.ts';
import { endByPeer } from '../leaving/end-by-peer.ts';
import { peerLeft } from '../leaving/peer-left.ts';
import { afterPortError } from '../patience/after-port-error.ts';
import { type Context, contextOf } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { applyItem } from './apply-item.ts';
import { keepFacets } from './keep-facets.ts';

const ITEMS_AT_ONCE = 8;

/** Applies the items of a verified `sync` message, each judged alone, and answers them in their order. */
export async function receiveSync(
  ports: Ports,
  connection: Connection,
  payload: SyncPayload,
): Promise<SyncAnswer> {
  const context = await contextOf(ports, connection);
  const answers: ItemAnswer[] = [];
  for (let from = 0; from < payload.items.length; from += ITEMS_AT_ONCE) {
    const batch = payload.items.slice(from, from + ITEMS_AT_ONCE);
    answers.push(...(await allOf(batch.map((item) => receiveItem(ports, context, item)))));
  }
  return { items: answers };
}

async function receiveItem(ports: Ports, context: Context | undefined, raw: unknown): Promise<ItemAnswer> {
  if (context?.connection.state !== 'active') return { code: 'paused' };
  if (ports.clock.remaining() < TIMING.itemMargin * 1000) return { code: 'not-started' };
  const read = readItem(raw);
  if (!read) {
    ports.log.note('apply.bad-item', { connection: context.connection.id });
    return { code: 'bad-item' };
  }
  const { item, unread } = read;
  const answer = await apply(ports, context, item);
  if (unread.length === 0 || answer.code !== 'applied') return answer;
  ports.log.note('apply.bad-children', { connection: context.connection.id, children: unread.length });
  const refused = unread.map((child) => ({ ...child, code: 'refused' as const }));
  return { ...answer, without: [...(answer.without ?? []), ...refused] };
}

async function apply(ports: Ports, context: Context, item: SyncItem): Promise<ItemAnswer> {
  try {
    switch (item.do) {
      case 'unlink':
        return await endByPeer(ports, context, item);
      case 'leave':
        return await peerLeft(ports, context, item);
      case 'connect':
        return await receiveConnect(ports, context, item);
      case 'update': {
        const answer = await applyItem(ports, context, item);
        await keepFacets(ports, context, item, answer);
        return answer;
      }
    }
  } catch (error) {
    const after = await afterPortError(ports, error, 0);
    // A lease that was taken stays until it expires: only then is it known what has landed.
    ports.log.note('apply.interrupted', {
      code: error instanceof PortError ? error.code : 'unknown',
      connection: context.connection.id,
      issue: item.issue.id,
    });
    // What this issue itself is at fault for counts as a failure at the sender, which then stops trying.
    if (after.do === 'retry' || after.do === 'dead-letter') return { code: 'refused' };
    const wait = after.do === 'wait' ? after.at - epochSeconds(ports.clock) : TIMING.busyAgain;
    return { code: 'busy', after: Math.max(1, wait) };
  }
}
