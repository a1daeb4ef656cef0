import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, LeaveItem } from '../../core/protocol/kinds/sync.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { heldBack } from '../../core/sync/left-there.ts';
import { leaseOf } from '../../core/sync/rows.ts';
import { findTwin } from '../twin/find-twin.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { watchState } from '../twin/say-state.ts';
import { saveRows } from '../twin/twin-rows.ts';

/**
 * The peer's issue is out of its scope: it neither sends nor takes anything. Our changes wait until it speaks again.
 * A message of another life, or one that a later one has overtaken, says nothing any more.
 */
export async function peerLeft(ports: Ports, context: Context, item: LeaveItem): Promise<ItemAnswer> {
  const rows = await findTwin(ports.store, context.connection.id, item);
  const heard: ItemAnswer = { code: 'left-scope' };
  if (!rows || rows.twin.gen !== item.gen || item.seq <= rows.twin.appliedSeq) return heard;
  const { life, peer } = rows.twin;
  if (life === 'unlinked' || life === 'deleted' || peer?.id !== item.issue.id) return heard;
  // What is being applied ends with its own number, which must not come after this one.
  if (leaseOf(rows)) return { code: 'busy' };
  const twin = {
    ...heldBack(rows.twin, epochSeconds(ports.clock)),
    appliedSeq: item.seq,
    last: { digest: fingerprint(context.key, item) },
  };
  const saved = await saveRows(ports, rows, { ...rows, twin });
  if (saved) await watchState(ports, saved.twin, 'paused');
  return saved ? heard : { code: 'busy' };
}
