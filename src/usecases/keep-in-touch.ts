import { type Connection, mayCarryIssues } from '../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import { callPeer } from './call-peer.ts';
import { epochSeconds } from './mark-twin.ts';
import { changeConnection } from './write-connection.ts';

/** After so many seconds without a word a side asks how the other is: once a day, with the hourly run in mind. */
const QUIET = 23 * 3600;
const TIMEOUT_MS = 12_000;

/**
 * One `status` a day over a connection on which nothing else was said. Hearing it counts as a sign of life for the
 * other side, and its answer as one for this side, so that only one of the two asks. Answers the connection as it
 * is then.
 */
export async function keepInTouch(ports: ConnectionPorts, connection: Connection): Promise<Connection> {
  const now = epochSeconds(ports.clock);
  if (!mayCarryIssues(connection) || now - (connection.heard ?? connection.created) < QUIET)
    return connection;
  const { end } = connection.peer;
  const said = await callPeer(ports, { connection, end, kind: 'status', payload: {}, timeoutMs: TIMEOUT_MS });
  if (!said.ok) return connection;
  const heard = await changeConnection(ports, connection.id, (latest) => ({ ...latest, heard: now }));
  return heard ?? connection;
}
