import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { sendControl } from '../peer/send-control.ts';
import { noSuchConnection } from './explain-setup.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * Ends a handshake that is not confirmed by both: withdraws an invitation, or says no to a side that accepted.
 * The peer is told where it is known; it also learns it from its next message, which is refused. Answers its id.
 */
export async function refuseConnection(ports: ConnectionPorts, id: string): Promise<Attempt<string>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));
  if (!isOpen(before)) return failed(notOpen(before));

  if (before.peer.end && before.state === 'accepted')
    await sendControl(ports, before, 'refuse', { reason: 'refused' });
  const refused = await changeConnection(ports, id, (now) =>
    isOpen(now) ? { ...now, state: 'refused' } : undefined,
  );
  if (!refused) return failed(notOpen(before));
  await ports.secrets.delete(keysKind, id);
  return done(id);
}

/**
 * A code that is refused unread leaves this site as it was: the inviter sees its invitation expire. A code
 * that had been accepted here ends that connection.
 */
export async function refuseCode(ports: ConnectionPorts, code: string): Promise<Attempt<string | undefined>> {
  const seen = await readInvitation(ports, code);
  if (!seen.ok) return seen;
  const known = await ports.store.get(connectionKind, seen.value.invitation.connection);
  return known ? refuseConnection(ports, known.id) : done(undefined);
}

const isOpen = (connection: Connection): boolean =>
  connection.state === 'pending' ||
  connection.state === 'accepted' ||
  connection.state === 'awaiting-approval';

const notOpen = (connection: Connection) => ({
  code: 'not-open',
  message: `The connection with ${connection.peer.name} is ${connection.state} and cannot be refused.`,
  next: 'Pause or disconnect a connection that runs.',
});
