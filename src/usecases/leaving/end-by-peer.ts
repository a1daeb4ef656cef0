import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UnlinkItem } from '../../core/protocol/kinds/sync.ts';
import { endingOf } from '../../core/sync/ending.ts';
import { withNotes } from '../../core/sync/notes.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { roomInMinute } from '../children/hold-removals.ts';
import { findTwin } from '../twin/find-twin.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { sayEnded } from '../twin/say-state.ts';
import { saveRows } from '../twin/twin-rows.ts';

/**
 * The peer has ended the pair: our issue stays as it is, with a tombstone that a person here may lift. Where the
 * peer's issue was deleted, this side's own rules may close ours, or delete it after a time to think.
 */
export async function endByPeer(ports: Ports, context: Context, item: UnlinkItem): Promise<ItemAnswer> {
  const rows = await findTwin(ports.store, context.connection.id, item);
  if (!rows || rows.twin.gen !== item.gen) return { code: 'unlinked' };
  if (rows.twin.life === 'unlinked' || rows.twin.life === 'deleted') return { code: 'unlinked' };
  const now = epochSeconds(ports.clock);
  const { onDelete } = context.rules;
  const deletes = item.why === 'deleted' && onDelete !== 'unlink';
  const room = !deletes || onDelete !== 'delete' || (await roomInMinute(ports, rows.twin.connection, 1));
  const ending = deletes ? endingOf(rows.twin, onDelete, now, room) : undefined;
  const life = { life: 'unlinked', by: 'peer', due: ending?.at ?? 0 } as const;
  const ended: Twin = withNotes({ ...rows.twin, ...life, ...(ending ? { ending } : {}) }, [
    { at: now, code: `ended-there:${item.why}`, path: '' },
  ]);
  const { inFlight: _inFlight, open: _open, ...work } = rows.work;
  const saved = await saveRows(ports, rows, { ...rows, twin: ended, work });
  if (saved && ending?.do === 'close')
    await ring(ports, sendJob(rows.twin.connection, rows.twin.issue), TIMING.firstSend);
  if (saved) await sayEnded(ports, saved.twin);
  return { code: saved ? 'unlinked' : 'busy' };
}
