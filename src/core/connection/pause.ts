import type { Connection } from './connection-record.ts';

/** Either side may pause, and each ends its own pause; the connection runs when neither holds one. */
export function withPause(
  connection: Connection,
  side: 'here' | 'there',
  held: boolean,
): Connection | undefined {
  const { state } = connection;
  // Resuming also ends the pause that a restored site makes of itself.
  if (state !== 'active' && state !== 'paused' && !(state === 'restored' && !held)) return undefined;
  const paused = { ...connection.paused, [side]: held };
  return { ...connection, paused, state: paused.here || paused.there ? 'paused' : 'active' };
}

/** A pending invitation whose time is over reads as expired. `now` in epoch milliseconds. */
export function asOf(connection: Connection, now: number): Connection {
  const over = connection.invitation !== undefined && connection.invitation.expires <= now / 1000;
  return over && connection.state === 'pending' ? { ...connection, state: 'expired' } : connection;
}
