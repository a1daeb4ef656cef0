import type { Connection } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { withoutSigners } from '../../core/privacy/people-of-connection.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { writeConnection } from '../connection/write-connection.ts';
import { erasePeople } from './erase-people.ts';

/**
 * People of the peer's have closed their accounts: lines of the user map that name them, conflicts that show them, and
 * their names on what they signed go. What they wrote in Jira is this site's own. What fails is told again.
 */
export async function receiveForget(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  { refs, consents }: PayloadOf<'forget'>,
): Promise<HandlerResult> {
  await erasePeople(ports, connection.id, { accounts: new Set(), refs: new Set(refs) });
  const next = withoutSigners(connection, consents);
  const written = await writeConnection(ports, connection, {
    ...next,
    control: { ...connection.control, received: seq },
  });
  ports.log.note('people.forgotten', { connection: connection.id, refs: refs.length });
  return written ? { answer: {} } : { refused: 'busy', retryAfter: 1 };
}
