import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { ended, rests } from '../../core/connection/ending.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import type { Handled } from '../peer/answer-message.ts';
import { sendControl } from '../peer/send-control.ts';
import { changeAndPublish } from '../rules/publish-routes.ts';
import { listConnections } from './list-connections.ts';
import { noteAudit } from './note-audit.ts';

/**
 * Ends a connection for good: the peer is told where it can be reached, the keys go at once, what is kept of the
 * issues is erased by the next reconcile. Issues, comments and attachments stay on both sides.
 */
export async function disconnect(
  ports: ConnectionPorts,
  wish: { readonly connection: string; readonly cleanUp: boolean },
): Promise<Attempt<{ readonly connection: Connection; readonly told: boolean }>> {
  const before = await ports.store.get(connectionKind, wish.connection);
  if (!before) return failed(noSuchConnection(wish.connection));
  if (ended(before, 'here', wish.cleanUp, 0) === undefined) return failed(notEndable(before));
  const said = await sendControl(ports, before, 'disconnect', { why: 'ended' });
  const gone = await changeAndPublish(ports, before.id, (now) =>
    ended(now, 'here', wish.cleanUp, ports.clock.now()),
  );
  if (!gone) return failed(notEndable(before));
  await ports.secrets.delete(keysKind, gone.id);
  await changeAddress(ports, gone.id);
  return done({ connection: gone, told: said.ok });
}

/** The keys may be in wrong hands: they count no more from this moment on. Both sides need a new connection. */
export async function revokeKeys(ports: ConnectionPorts, id: string): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));
  if (rests(before, 'keys-revoked', 0) === undefined) return failed(notEndable(before));
  const said = await sendControl(ports, before, 'disconnect', { why: 'revoked' });
  const resting = await changeAndPublish(ports, id, (now) => rests(now, 'keys-revoked', ports.clock.now()));
  await ports.secrets.delete(keysKind, id);
  ports.log.note('keys.revoked', { connection: id, told: said.ok });
  return resting ? done(resting) : failed(notEndable(before));
}

/** The peer has ended the connection, or cannot go on with it before both have paired again. */
export async function receiveDisconnect(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  { why }: PayloadOf<'disconnect'>,
): Promise<Handled> {
  const now = ports.clock.now();
  const written = await changeAndPublish(ports, connection.id, (latest) => {
    if (seq <= latest.control.received) return undefined;
    const next =
      why === 'ended'
        ? ended(latest, 'there', false, now)
        : rests(latest, why === 'revoked' ? 'keys-revoked' : 'peer-uninstalled', now);
    return next && { ...next, control: { ...next.control, received: seq } };
  });
  if (!written) return { refused: 'not-open' };
  const act = why === 'revoked' ? 'keys-revoked' : 'disconnected';
  await noteAudit(ports, { connection: connection.id, act, side: 'there', about: why });
  if (why === 'uninstalled') return { answer: {} };
  return {
    answer: {},
    after: async () => {
      await ports.secrets.delete(keysKind, connection.id);
      if (why === 'ended') await changeAddress(ports, connection.id);
    },
  };
}

/** Where no other connection uses it, the door of this site moves: who still knows the old one finds nothing. */
async function changeAddress(ports: ConnectionPorts, gone: string): Promise<void> {
  const uses = ({ id, state }: Connection) =>
    id !== gone && state !== 'disconnected' && state !== 'refused' && state !== 'expired';
  if ((await listConnections(ports)).some(uses)) return;
  try {
    await ports.installation.changeWebTriggerUrl();
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('door.not-moved', { connection: gone, code: error.code });
  }
}

const notEndable = (connection: Connection): Explained => ({
  code: 'not-running',
  message: `The connection with ${connection.peer.name} is ${connection.state} and has nothing to end.`,
  next: 'An invitation that nobody has confirmed is refused or withdrawn; one that has ended can be deleted.',
});
