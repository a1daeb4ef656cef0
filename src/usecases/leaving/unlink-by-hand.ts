import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { withNotes } from '../../core/sync/notes.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

/**
 * A person here ends the pair of one issue: both issues stay as they are, and nothing crosses any more. The
 * tombstone holds triggers off; it stays marked until the peer has heard of it.
 */
export async function unlinkByHand(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const rows = await loadRows(ports.store, wish.connection, wish.issue);
    if (!rows) return failed(notLinked);
    const { life } = rows.twin;
    if (life === 'unlinked' || life === 'deleted') return done(true);
    const now = epochSeconds(ports.clock);
    if ((leaseOf(rows)?.until ?? 0) > now) return failed(justWritten);
    const saved = await saveRows(ports, rows, ended(rows, now), [
      markChange(ports, wish.connection, wish.issue),
    ]);
    if (!saved) continue;
    await ring(ports, sendJob(wish.connection, wish.issue), 0);
    return done(true);
  }
  return failed(justWritten);
}

function ended(rows: Rows, now: number): Rows {
  const { hold: _hold, owed: _owed, away: _away, ...left } = rows.twin;
  const twin: Twin = withNotes({ ...left, life: 'unlinked', by: 'here', due: 0 }, [
    { at: now, code: 'ended-here:by-hand', path: '' },
  ]);
  const { inFlight: _inFlight, open: _open, ...work } = rows.work;
  return { ...rows, twin, work };
}

const notLinked = {
  code: 'not-linked',
  message: 'The work item is not under this connection.',
  next: 'Load the page again.',
};

const justWritten = {
  code: 'busy',
  message: 'A change from the partner is being written to the work item right now.',
  next: 'Try again in a minute.',
};
