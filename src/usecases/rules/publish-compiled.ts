import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { type PublishPorts, publishRoutes } from './publish-routes.ts';

export interface Published {
  readonly connection: Connection;
  readonly version: Version;
}

/** What is asked of a publish beside the rules themselves. */
export interface Publishing {
  /** What becomes of issues that are under sync already. */
  readonly existing: Existing;
  /** Account id of who publishes. */
  readonly by?: string | undefined;
}

/**
 * Publishes a changed copy of the version in force as the next version: what was published stays as it was. Its
 * queries are compiled already, so that the web trigger, which publishes what has waited for the partner's yes, needs
 * no JQL parser. Tried again where somebody else has published in between.
 */
export async function publishCompiled(
  ports: PublishPorts,
  id: string,
  change: (version: Version) => Attempt<Version>,
  { existing, by }: Publishing,
): Promise<Attempt<Published>> {
  return untilWritten(`Connection ${id} was`, async () => {
    const before = await ports.store.get(connectionKind, id);
    if (!before) return { end: failed(noSuchConnection(id)) };
    const inForce = await ports.store.get(versionKind, versionKey(id, before.version));
    if (!inForce || !isRunning(before)) return { end: failed(notRunning(before)) };
    const changed = change(inForce);
    if (!changed.ok) return { end: changed };
    const next = { ...before, version: before.version + 1, mode: changed.value.mode };
    const published = { at: epochSeconds(ports.clock), existing, ...(by === undefined ? {} : { by }) };
    const version = { ...changed.value, published };
    const connection = await publishRoutes(ports, before, next, version);
    return connection ? { end: done({ connection, version }) } : 'again';
  });
}

const isRunning = ({ state }: Connection): boolean => state === 'active' || state === 'paused';

const notRunning = (connection: Connection) => ({
  code: 'not-running',
  message: `The connection with ${connection.peer.name} is ${connection.state}: it has no rules in force yet.`,
  next: 'Finish the handshake first: both admins confirm the six words.',
});
