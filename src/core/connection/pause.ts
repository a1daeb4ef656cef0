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

/** A pending invitation whose time is over reads as expired. `now` in epoch milliseconds. */
export function asOf(connection: Connection, now: number): Connection {
  const over = connection.invitation !== undefined && connection.invitation.expires <= now / 1000;
  return over && connection.state === 'pending' ? { ...connection, state: 'expired' } : connection;
}
