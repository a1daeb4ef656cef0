import type { Connection } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { listConnections } from '../connection/list-connections.ts';
import { helloOf } from './receive-hello.ts';
import { sendControl } from './send-control.ts';

const runs = ({ state }: Connection): boolean => state === 'active' || state === 'paused';

/** After an upgrade: every peer learns what this side now speaks. One that cannot be reached hears it later. */
export async function greetPeers(ports: ConnectionPorts): Promise<void> {
  for (const connection of (await listConnections(ports)).filter(runs)) {
    const said = await sendControl(ports, connection, 'hello', helloOf(connection));
    ports.log.note('peer.greeted', { connection: connection.id, heard: said.ok });
  }
}

/**
 * Before the app is removed: peers keep what they have, go on marking changes and stop sending into the void. A
 * site that installs the app again can be invited again.
 */
export async function takeLeave(ports: ConnectionPorts): Promise<void> {
  for (const connection of (await listConnections(ports)).filter(runs)) {
    const said = await sendControl(ports, connection, 'disconnect', { why: 'uninstalled' });
    ports.log.note('peer.left', { connection: connection.id, ok: said.ok });
  }
}
