import type { Connection } from './connection-record.ts';

/** A site and an installation of the app on it, as the platform names them. */
export interface Here {
  readonly cloudId: string;
  readonly installation: string;
}

/**
 * Whether this installation made the connection. Records that came by cloning or restoring a site, or that
 * outlived a reinstall, belong to another one: nothing is sent or taken in its name.
 */
export const isOurs = (connection: Connection, here: Here): boolean =>
  connection.local.cloudId === here.cloudId && connection.local.installation === here.installation;

/** How a connection stands for this installation: one of another installation does not run. */
export function asSeenHere(connection: Connection, here: Here): Connection {
  const runs =
    connection.state === 'active' || connection.state === 'paused' || connection.state === 'accepted';
  return runs && !isOurs(connection, here) ? { ...connection, state: 'suspended' } : connection;
}
