import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { endedHere } from '../../core/sync/ended-here.ts';
import { leaseOf } from '../../core/sync/rows.ts';
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
    return (leaseOf(rows)?.until ?? 0) > now ? failed(justWritten) : done(endedHere(rows, now));
  });

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
