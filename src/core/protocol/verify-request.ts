import {
  type Connection,
  keysInForce,
  listens,
  type PeerEnd,
  type PublicKey,
  siteIdentity,
} from '../connection/connection-record.ts';
import { APP } from '../limits.ts';
import { type Envelope, envelope } from './envelope.ts';
import { isSoundPublicKey } from './key-pair.ts';
import { keyRotatePayload } from './kinds/key-rotate.ts';
import { isKindName, type KindName, kindOf } from './message-kinds.ts';
import { parsePayload } from './parse-payload.ts';
import { OLDEST_PROTOCOL_VERSION } from './protocol-version.ts';
import type { Refusal, RequestHead } from './request-head.ts';
import { isSigned, requestText, signerOf } from './signature.ts';
import { parseStrictJson } from './strict-json.ts';

/** A message that is proven to come from the peer of this connection. */
export interface VerifiedMessage {
  readonly kind: KindName;
  readonly envelope: Envelope;
  readonly payload: unknown;
  readonly ignored: readonly string[];
}

/**
 * The second half of the verification, for a request whose connection has been read. `now` in epoch
 * milliseconds. The order is that of docs/protocol.md: cheap before dear, nothing parsed before it is signed.
 */
export function verifyRequest(
  head: RequestHead,
  connection: Connection | undefined,
  now: number,
): VerifiedMessage | Refusal {
  const end = connection?.peer.end;
  if (!connection || !end || !listens(connection)) return refuse('connection');
  if (!isRecent(head.timestamp, now)) return refuse('timestamp');
  const keys = keysInForce(end, now);
  const signer = signerOf(requestText(head), head.signature, keys);
  if (!signer) return refuse(isTakeOver(head) ? 'take-over' : 'signature');
  const read = readEnvelope(head);
  if ('refused' in read) return read;
  const { kid } = read.envelope;
  const named = keys.filter((key) => key.kid === kid);
  if (kid !== signer.kid && !isSigned(requestText(head), head.signature, named)) return refuse('key');
  if (!bringsNextKey(head, read, end)) return refuse('next-key');
  if (!isAddressed(read.envelope, connection, siteIdentity(end))) return refuse('address');
  if (!isNextControl(read.envelope, read.kind, connection)) return refuse('sequence');
  return read;
}

/** A key is followed only by one that signs too, on the word of the key in force, and never by one it has followed. */
function bringsNextKey(head: RequestHead, message: VerifiedMessage, end: PeerEnd): boolean {
  if (message.kind !== 'key.rotate') return true;
  const { key } = keyRotatePayload.parse(message.payload);
  const [current, previous] = end.keys;
  if (!isSoundPublicKey(key) || !isSignedBy(head, key) || key.kid === previous?.kid) return false;
  return key.kid === current?.kid || message.envelope.kid === current?.kid;
}

/** Somebody who has only a key of his own wants it to be ours: an admin should know. */
function isTakeOver(head: RequestHead): boolean {
  if (head.kind !== 'key.rotate') return false;
  const read = readEnvelope(head);
  if ('refused' in read) return false;
  const { key } = keyRotatePayload.parse(read.payload);
  return isSoundPublicKey(key) && isSignedBy(head, key);
}

export const refuse = (step: string): Refusal => ({ refused: 401, step });

export const isRecent = (timestamp: string, now: number): boolean =>
  Math.abs(now / 1000 - Number(timestamp)) <= APP.clockSeconds;

/** Parses a body whose signature is (or, for an acceptance, will at once be) checked. */
export function readEnvelope(head: RequestHead): VerifiedMessage | Refusal {
  const parsed = envelope.safeParse(parseStrictJson(head.body));
  if (!parsed.success) return refuse('envelope');
  const { kind, pv, connection, payload } = parsed.data;
  if (kind !== head.kind || connection !== head.connection) return refuse('address');
  if (pv < OLDEST_PROTOCOL_VERSION || !isKindName(kind)) return refuse('kind');
  const content = parsePayload(kindOf(kind).payload, payload, pv);
  if (!content.ok) return refuse('payload');
  return { kind, envelope: parsed.data, payload: content.payload, ignored: content.ignored };
}

/** From this peer, to this installation, in the peer's direction. */
export function isAddressed(message: Envelope, connection: Connection, from: string): boolean {
  return (
    message.iss === from &&
    message.aud === siteIdentity(connection.local) &&
    message.dir === (connection.role === 'initiator' ? 'acceptor' : 'initiator')
  );
}

function isNextControl(message: Envelope, kind: KindName, connection: Connection): boolean {
  if (kindOf(kind).sort !== 'control') return message.seq === undefined;
  return message.seq !== undefined && message.seq > connection.control.received;
}

/** Whether the request was signed by a key that it brought itself. */
export const isSignedBy = (head: RequestHead, key: PublicKey): boolean =>
  isSigned(requestText(head), head.signature, [key]);
