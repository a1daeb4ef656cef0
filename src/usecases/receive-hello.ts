import type { Connection } from '../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import type { PayloadOf } from '../core/protocol/message-kinds.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../core/protocol/protocol-version.ts';
import type { HandlerResult } from '../core/protocol/signed-answer.ts';
import { writeConnection } from './write-connection.ts';

/**
 * The peer says what it speaks since its upgrade. The highest version ever seen stays on record, so that
 * nobody can talk the two sides down to an older one unseen.
 */
export async function receiveHello(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  payload: PayloadOf<'hello'>,
): Promise<HandlerResult> {
  const { end } = connection.peer;
  if (!end) return { refused: 'not-open' };
  if (payload.protocol.max < end.protocol) return { refused: 'older-protocol' };
  const region = payload.region === undefined ? {} : { region: payload.region };
  const written = await writeConnection(ports, connection, {
    ...connection,
    peer: { ...connection.peer, end: { ...end, ...region, protocol: payload.protocol.max } },
    control: { ...connection.control, received: seq },
  });
  return written ? { answer: helloOf(connection) } : { refused: 'busy', retryAfter: 1 };
}

export const helloOf = (connection: Connection): PayloadOf<'hello'> => ({
  protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
  ...(connection.local.region === undefined ? {} : { region: connection.local.region }),
});
