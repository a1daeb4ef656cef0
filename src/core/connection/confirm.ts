import { sha256 } from '../protocol/sha256.ts';
import { sixWords } from '../protocol/six-words.ts';
import type { Connection, ConsentRecord } from './connection-record.ts';

/** The words of this connection's handshake; undefined before there is one. */
export const wordsOf = (connection: Connection): string[] | undefined =>
  connection.transcript === undefined ? undefined : sixWords(connection.transcript);

/** What a confirmation carries as proof of the words that were shown. */
export const wordsHash = (words: readonly string[]): string => sha256(words.join(' '));

export type ConfirmVerdict =
  | { readonly do: 'confirm'; readonly next: Connection }
  | { readonly do: 'repeat' }
  | { readonly do: 'refuse'; readonly code: 'not-accepted' | 'words-differ' };

/** This side's admin has seen the words. Active as soon as both sides have said so. */
export function confirmHere(
  connection: Connection,
  words: readonly string[],
  consent: ConsentRecord,
): ConfirmVerdict {
  const own = wordsOf(connection);
  if (!own) return { do: 'refuse', code: 'not-accepted' };
  if (own.join(' ') !== words.map((word) => word.trim().toLowerCase()).join(' '))
    return { do: 'refuse', code: 'words-differ' };
  if (connection.state === 'active' || connection.state === 'restored') return { do: 'repeat' };
  if (connection.state !== 'accepted') return { do: 'refuse', code: 'not-accepted' };
  const here = { ...connection.confirmed, here: connection.confirmed.here ?? consent };
  return {
    do: 'confirm',
    next: settle({
      ...connection,
      confirmed: here,
      consent: { ...connection.consent, here: connection.consent.here ?? consent },
    }),
  };
}

/** The peer says that its admin has seen the words. It also proves that the peer counts us as accepted. */
export function confirmThere(connection: Connection, hash: string, consent: ConsentRecord): ConfirmVerdict {
  const own = wordsOf(connection);
  if (!own) return { do: 'refuse', code: 'not-accepted' };
  if (wordsHash(own) !== hash) return { do: 'refuse', code: 'words-differ' };
  if (connection.confirmed.there) return { do: 'repeat' };
  if (connection.state !== 'accepted' && connection.state !== 'pending')
    return { do: 'refuse', code: 'not-accepted' };
  return {
    do: 'confirm',
    next: settle({
      ...connection,
      state: 'accepted',
      confirmed: { ...connection.confirmed, there: consent },
      consent: { ...connection.consent, there: connection.consent.there ?? consent },
    }),
  };
}

function settle(connection: Connection): Connection {
  const both = connection.confirmed.here !== undefined && connection.confirmed.there !== undefined;
  if (!both) return connection;
  // Paired anew: first the pairs of before are joined again.
  const state = connection.relink ? 'restored' : 'active';
  return { ...connection, state, version: Math.max(1, connection.version) };
}
