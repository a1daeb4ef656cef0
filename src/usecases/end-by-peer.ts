import type { Ports } from '../core/ports/ports.ts';
import type { ItemAnswer, UnlinkItem } from '../core/protocol/kinds/sync.ts';
import { withNotes } from '../core/sync/notes.ts';
import type { Twin } from '../core/sync/records/twin.ts';
import { findTwin } from './find-twin.ts';
import type { Context } from './load-context.ts';
import { epochSeconds } from './mark-twin.ts';
import { saveRows } from './twin-rows.ts';

/** The peer has ended the pair: our issue stays as it is, with a tombstone that a person here may lift. */
export async function endByPeer(ports: Ports, context: Context, item: UnlinkItem): Promise<ItemAnswer> {
  const rows = await findTwin(ports.store, context.connection.id, item);
  if (!rows || rows.twin.gen !== item.gen) return { code: 'unlinked' };
  if (rows.twin.life === 'unlinked' || rows.twin.life === 'deleted') return { code: 'unlinked' };
  const ended: Twin = withNotes({ ...rows.twin, life: 'unlinked', by: 'peer', due: 0 }, [
    { at: epochSeconds(ports.clock), code: `ended-there:${item.why}`, path: '' },
  ]);
  const { inFlight: _inFlight, open: _open, ...work } = rows.work;
  const saved = await saveRows(ports, rows, { ...rows, twin: ended, work });
  return { code: saved ? 'unlinked' : 'busy' };
}
