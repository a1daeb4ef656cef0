import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';

/** An admin takes it as it is that the peer speaks an older protocol than it once did. */
export async function allowOlder(ports: ConnectionPorts, id: string): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));
  const changed = await changeConnection(ports, id, (now) => {
    const { older, alerts, ...rest } = now;
    const { end } = now.peer;
    if (older === undefined || !end) return undefined;
    const { 'older-protocol': _, ...left } = alerts ?? {};
    return { ...rest, alerts: left, peer: { ...now.peer, end: { ...end, protocol: older } } };
  });
  return changed ? done(changed) : failed(nothingToAllow(before));
}

const nothingToAllow = (connection: Connection) => ({
  code: 'nothing-to-allow',
  message: `${connection.peer.name} speaks no older protocol than before.`,
  next: 'There is nothing to do.',
});
