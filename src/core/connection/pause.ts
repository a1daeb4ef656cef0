import { type Connection, noPairsYet } from './connection-record.ts';

/** Either side may pause, and each ends its own pause; the connection runs when neither holds one. */
export function withPause(
  connection: Connection,
  side: 'here' | 'there',
  held: boolean,
): Connection | undefined {
  const { state } = connection;
  const paused = { ...connection.paused, [side]: held };
  if (state === 'restored') return restoredWith(connection, side, held, paused);
  if (state !== 'active' && state !== 'paused') return undefined;
  return { ...connection, paused, state: paused.here || paused.there ? 'paused' : 'active' };
}

/** A restored site goes on when its admin says so, and then compares its pairs with the peer's first. */
function restoredWith(
  connection: Connection,
  side: 'here' | 'there',
  held: boolean,
  paused: Connection['paused'],
): Connection {
  if (held || side === 'there' || connection.relink) return { ...connection, paused };
  const relink = { first: true, here: false, there: false };
  return { ...connection, paused, relink, relinked: noPairsYet };
}

/**
 * An invitation whose time is over reads as expired, and so does one that nobody has approved in time. `now` in
 * epoch milliseconds.
 */
export function asOf(connection: Connection, now: number): Connection {
  const { state, invitation, asked } = connection;
  const until =
    state === 'pending' ? invitation?.expires : state === 'awaiting-approval' ? asked?.until : undefined;
  return until !== undefined && until <= now / 1000 ? { ...connection, state: 'expired' } : connection;
}
