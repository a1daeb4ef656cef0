import type { Connection } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { transcriptOf } from '../../core/protocol/transcript.ts';
import { writeConnection } from '../connection/write-connection.ts';

/**
 * The inviter asks for the value that our acceptance is committed to. It is given for one challenge only:
 * whoever knows it could otherwise look for a challenge that gives the six words of another connection.
 */
export async function receiveChallenge(
  ports: ConnectionPorts,
  connection: Connection,
  { challenge }: PayloadOf<'challenge'>,
): Promise<HandlerResult> {
  const { handshake } = connection;
  if (connection.role !== 'acceptor' || connection.state !== 'pending') return { refused: 'not-awaited' };
  if (handshake?.reveal === undefined || handshake.acceptance === undefined)
    return { refused: 'not-awaited' };

  const { code, acceptance, reveal } = handshake;
  const transcript = transcriptOf({ code, acceptance, challenge, reveal });

  if (connection.transcript === transcript) return { answer: { reveal } };
  if (connection.transcript !== undefined) return { refused: 'already-challenged' };
  const written = await writeConnection(ports, connection, {
    ...connection,
    transcript,
    handshake: { ...handshake, challenge },
  });
  return written ? { answer: { reveal } } : { refused: 'busy', retryAfter: 1 };
}
