import { type Connection, keysKind } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { writeConnection } from '../connection/write-connection.ts';

/** The other side says no before both have confirmed. An active connection is ended by disconnecting only. */
export async function receiveRefuse(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
): Promise<HandlerResult & { after?: () => Promise<void> }> {
  if (connection.state !== 'accepted' && connection.state !== 'pending') return { refused: 'not-open' };
  const control = { ...connection.control, received: seq };
  const written = await writeConnection(ports, connection, { ...connection, state: 'refused', control });
  if (!written) return { refused: 'busy', retryAfter: 1 };
  return { answer: {}, after: () => ports.secrets.delete(keysKind, connection.id) };
}
