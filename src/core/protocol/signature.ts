import { sign, verify } from 'node:crypto';
import type { KeyPair, Keys, PublicKey } from '../connection/connection-record.ts';
import { signingKey, verifyingKey } from './key-pair.ts';

/** Signatures of one header that are tried at most: two keys, and room for a scheme to come. */
const MOST_SIGNATURES = 4;

/** What a request's signature covers. The kind is in it, so that the size limit it chose is bound too. */
export const requestText = (head: {
  id: string;
  timestamp: string;
  connection: string;
  kind: string;
  body: string;
}): string => `${head.id}.${head.timestamp}.${head.connection}.${head.kind}.${head.body}`;

/** What an answer's signature covers: the request that it answers, and the time. */
export const answerText = (head: { requestId: string; timestamp: string; body: string }): string =>
  `${head.requestId}.${head.timestamp}.${head.body}`;

/** `v1a,<base64>` per key, separated by spaces (Standard Webhooks). */
export const signText = (text: string, pairs: readonly KeyPair[]): string =>
  pairs.map((pair) => `v1a,${sign(null, Buffer.from(text), signingKey(pair)).toString('base64')}`).join(' ');

/** The keys that sign at present: two while the peer may not know the newer one yet. */
export const signersOf = (keys: Keys): readonly KeyPair[] =>
  keys.previous ? [keys.current, keys.previous] : [keys.current];

/**
 * Whether one signature of the list was made by one of the keys. The scheme is that of the key record: entries
 * of another scheme are passed over, and the key never comes from the wire.
 */
export const isSigned = (text: string, list: string, keys: readonly PublicKey[]): boolean =>
  signerOf(text, list, keys) !== undefined;

/** The first of the keys that has made one of the signatures. */
export function signerOf<K extends PublicKey>(text: string, list: string, keys: readonly K[]): K | undefined {
  const data = Buffer.from(text);
  const entries = list.split(' ');
  if (entries.length > MOST_SIGNATURES) return undefined;
  const signatures = entries.map(ed25519Signature).filter((signature) => signature !== undefined);
  return keys.find((key) => signatures.some((signature) => verify(null, data, verifyingKey(key), signature)));
}

function ed25519Signature(entry: string): Buffer | undefined {
  if (!entry.startsWith('v1a,')) return undefined;
  const text = entry.slice(4);
  const raw = Buffer.from(text, 'base64');
  return raw.length === 64 && raw.toString('base64') === text ? raw : undefined;
}
