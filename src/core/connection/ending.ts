import type { Connection } from './connection-record.ts';

/** Whether issue data has moved, or may: only such a connection is ended; an unconfirmed one is refused. */
const isLive = ({ state }: Connection): boolean =>
  state === 'active' || state === 'paused' || state === 'suspended' || state === 'restored';

/**
 * The connection ended for good: no key, token or address of the peer stays, and no key of the values kept.
 * Undefined: there is nothing to end. `now` in epoch milliseconds.
 */
export function ended(
  connection: Connection,
  by: 'here' | 'there',
  cleanUp: boolean,
  now: number,
): Connection | undefined {
  if (!isLive(connection)) return undefined;
  const {
    handshake: _,
    invitation: __,
    rotation: ___,
    alerts: ____,
    rest: _____,
    relink: ______,
    ...kept
  } = connection;
  const { name, end } = connection.peer;
  const siteUrl = end?.siteUrl ?? connection.peer.siteUrl;
  const cloudId = end?.cloudId ?? connection.peer.cloudId;
  return {
    ...kept,
    state: 'disconnected',
    keyId: '',
    fingerprintKey: '',
    peer: {
      name,
      ...(siteUrl === undefined ? {} : { siteUrl }),
      ...(cloudId === undefined ? {} : { cloudId }),
    },
    ending: { at: Math.floor(now / 1000), by, cleanUp },
  };
}

/** The connection stands still until both have paired again; twins stay and go on being marked. */
export function rests(
  connection: Connection,
  why: NonNullable<Connection['rest']>['why'],
  now: number,
): Connection | undefined {
  if (!isLive(connection)) return undefined;
  return { ...connection, state: 'suspended', rest: { why, at: Math.floor(now / 1000) } };
}
