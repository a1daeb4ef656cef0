import type { Connection, Keys, PeerEnd, PublicKey } from './connection-record.ts';

/** Seconds for which a key still counts after another has followed it, and after that other was first used. */
const OVERLAP_SECONDS = 7 * 24 * 3600;
const AFTER_FIRST_USE_SECONDS = 24 * 3600;

/** The peer's next key is taken: the one before it counts until the overlap is over. Asked again, nothing changes. */
export function withPeerKey(end: PeerEnd, key: PublicKey, now: number): PeerEnd {
  const [current] = end.keys;
  if (!current || current.kid === key.kid) return end;
  const { kid, sign, agree } = current;
  return { ...end, keys: [key, { kid, sign, agree, until: Math.floor(now / 1000) + OVERLAP_SECONDS }] };
}

/**
 * What the use of a key means for the one before it: from the first message under the new key on, the old one
 * counts for one more day; after its time it is forgotten. Undefined: nothing changes. `now` in epoch milliseconds.
 */
export function afterUse(end: PeerEnd, kid: string, now: number): PeerEnd | undefined {
  const [current, previous] = end.keys;
  if (!current || previous?.until === undefined || current.kid !== kid) return undefined;
  const seconds = Math.floor(now / 1000);
  if (previous.until <= seconds) return { ...end, keys: [current] };
  const until = seconds + AFTER_FIRST_USE_SECONDS;
  return previous.until <= until ? undefined : { ...end, keys: [current, { ...previous, until }] };
}

/** The own next key is in force: both sign until every message that may be under way has arrived. */
export function rotated(
  connection: Connection,
  keys: Keys,
  now: number,
): { connection: Connection; keys: Keys } {
  const { current, next } = keys;
  if (!next) return { connection, keys };
  const at = Math.floor(now / 1000);
  return {
    connection: { ...connection, keyId: next.kid, rotation: { at, until: at + OVERLAP_SECONDS } },
    keys: { v: 1, current: next, previous: current },
  };
}
