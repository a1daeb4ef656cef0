import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { withNotes } from '../../core/sync/notes.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import { actOnTwin } from '../by-hand/act-on-twin.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/**
 * A person here ends the pair of one issue: both issues stay as they are, and nothing crosses any more. The
 * tombstone holds triggers off; it stays marked until the peer has heard of it.
 */
export const unlinkByHand = (
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> =>
  actOnTwin(ports, wish, justWritten, (rows) => {
    if (!rows) return failed(notLinked);
    const { life } = rows.twin;
    if (life === 'unlinked' || life === 'deleted') return done('stands');
    const now = epochSeconds(ports.clock);
    return (leaseOf(rows)?.until ?? 0) > now ? failed(justWritten) : done(ended(rows, now));
  });

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
