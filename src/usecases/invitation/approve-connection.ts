import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { asOf } from '../../core/connection/pause.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { noSuchConnection } from './explain-setup.ts';

/** A site admin agrees to a connection that a project admin has asked for; that one then begins it. */
export async function approveConnection(ports: ConnectionPorts, id: string): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  if (!before) return failed(noSuchConnection(id));

  const approved = await changeConnection(ports, id, (now) => {
    const { asked, state } = asOf(now, ports.clock.now());
    if (state !== 'awaiting-approval' || asked === undefined) return undefined;
    return { ...now, asked: { ...asked, approved: asked.approved ?? epochSeconds(ports.clock) } };
  });

  return approved ? done(approved) : failed(nothingAsked(asOf(before, ports.clock.now())));
}

const nothingAsked = ({ peer, state }: Connection) => ({
  code: 'not-asked',
  message: `The connection with ${peer.name} is ${state}: nobody waits for an approval of it.`,
  next: 'Load the list of connections again.',
});
