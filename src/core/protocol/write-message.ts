import {
  type Connection,
  type KeyPair,
  type Keys,
  type PeerEnd,
  siteIdentity,
} from '../connection/connection-record.ts';
import type { Envelope } from './envelope.ts';
import type { KindName } from './message-kinds.ts';
import { PROTOCOL_VERSION } from './protocol-version.ts';
import { headerNames } from './request-head.ts';
import { requestText, signersOf, signText } from './signature.ts';
import { writeJson } from './write-json.ts';

export interface WrittenMessage {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A signed request to the peer. `id` is fresh whenever the body is; `now` in epoch milliseconds; `seq` for
 * control messages alone; `also` signs too: a key that is only being made known. The version is always our own:
 * a peer of a lower one passes over what it does not know and names it.
 */
export function writeMessage(message: {
  connection: Connection;
  end: Pick<PeerEnd, 'cloudId' | 'installation' | 'token'>;
  keys: Keys;
  kind: KindName;
  payload: unknown;
  id: string;
  now: number;
  seq?: number;
  also?: KeyPair;
}): WrittenMessage {
  const { connection, end, keys, kind } = message;
  const content: Envelope = {
    pv: PROTOCOL_VERSION,
    connection: connection.id,
    iss: siteIdentity(connection.local),
    aud: siteIdentity(end),
    dir: connection.role,
    kid: keys.current.kid,
    ...(message.seq === undefined ? {} : { seq: message.seq }),
    kind,
    payload: message.payload,
  };
  const body = writeJson(content);
  const timestamp = String(Math.floor(message.now / 1000));
  const text = requestText({ id: message.id, timestamp, connection: connection.id, kind, body });
  return {
    id: message.id,
    body,
    headers: {
      'content-type': 'application/json',
      [headerNames.id]: message.id,
      [headerNames.timestamp]: timestamp,
      [headerNames.signature]: signText(text, [...signersOf(keys), ...(message.also ? [message.also] : [])]),
      [headerNames.connection]: connection.id,
      [headerNames.kind]: kind,
      [headerNames.token]: end.token,
    },
  };
}
