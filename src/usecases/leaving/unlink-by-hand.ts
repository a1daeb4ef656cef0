import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { endedHere } from '../../core/sync/ended-here.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { leaseOf } from '../../core/sync/rows.ts';
import { actOnTwin } from '../by-hand/act-on-twin.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { sayEnded } from '../twin/say-state.ts';

/**
 * A person here ends the pair of one issue: both issues stay as they are, and nothing crosses any more. The
 * tombstone holds triggers off; it stays marked until the peer has heard of it.
 */
export async function unlinkByHand(
  ports: Ports,
  wish: { readonly connection: string; readonly issue: string },
): Promise<Attempt<true>> {
  let ended: Twin | undefined;
  const attempt = await actOnTwin(ports, wish, justWritten, (rows) => {
    ended = undefined;
    if (!rows) return failed(notLinked);
    const { life } = rows.twin;
    if (life === 'unlinked' || life === 'deleted') return done('stands');
    const now = epochSeconds(ports.clock);
    if ((leaseOf(rows)?.until ?? 0) > now) return failed(justWritten);
    const after = endedHere(rows, now);
    ended = after.twin;
    return done(after);
  });
  if (attempt.ok && ended) await sayEnded(ports, ended);
  return attempt;
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
