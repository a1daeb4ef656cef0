import { type Connection, noPairsYet } from './connection-record.ts';

export type PairOutcome = 'linked' | 'asks' | 'refused';

/** The connection with more pairs counted as joined, left to an admin, or refused. */
export function withPairs(connection: Connection, outcomes: readonly PairOutcome[]): Connection {
  const counts = { ...(connection.relinked ?? noPairsYet) };
  for (const outcome of outcomes) counts[outcome] += 1;
  return { ...connection, relinked: counts };
}

/**
 * One side has told all its pairs. When both have, issue data moves again: as before, or paused where somebody has
 * paused meanwhile. `now` in epoch milliseconds.
 */
export function withTold(connection: Connection, side: 'here' | 'there', now: number): Connection {
  const { relink, ...rest } = connection;
  if (!relink) return connection;
  const told = { ...relink, [side]: true };
  if (!told.here || !told.there) return { ...connection, relink: told };
  const { paused } = connection;
  return {
    ...rest,
    state: paused.here || paused.there ? 'paused' : 'active',
    relinked: { ...(connection.relinked ?? noPairsYet), at: Math.floor(now / 1000) },
  };
}

/** The peer begins to tell pairs of its own accord, because it was restored: this side compares too. */
export function joinsIn(connection: Connection): Connection | undefined {
  if (connection.relink) return connection.state === 'restored' ? connection : undefined;
  if (connection.state !== 'active' && connection.state !== 'paused' && connection.state !== 'restored')
    return undefined;
  const relink = { first: false, here: false, there: false };
  return { ...connection, state: 'restored', relink, relinked: noPairsYet };
}

/** Whether it is this side's turn to tell its pairs. */
export const tells = ({ state, relink }: Connection): boolean =>
  state === 'restored' && relink !== undefined && !relink.here && (relink.first || relink.there);
