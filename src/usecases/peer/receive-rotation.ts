import type { Connection } from '../../core/connection/connection-record.ts';
import { withPeerKey } from '../../core/connection/rotate.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { changeConnection } from '../connection/write-connection.ts';

/** The peer has a new key; the request was signed by it and by the key in force (verifyRequest). */
export async function receiveRotation(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  { key }: PayloadOf<'key.rotate'>,
): Promise<HandlerResult> {
  const written = await changeConnection(ports, connection.id, (now) => {
    const { end } = now.peer;
    if (!end || seq <= now.control.received) return undefined;
    const next = withPeerKey(end, key, ports.clock.now());
    return { ...now, peer: { ...now.peer, end: next }, control: { ...now.control, received: seq } };
  });
  if (!written) return { refused: 'not-running' };
  ports.log.note('peer.key-changed', { connection: connection.id, key: key.kid });
  return { answer: {} };
}
