import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { isOver } from '../../core/connection/is-over.ts';
import { asOf } from '../../core/connection/pause.ts';
import type { SecretStore, Store } from '../../core/ports/store.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { indexPages } from '../twin/store-pages.ts';
import { type ErasePorts, eraseConnection } from './erase-connection.ts';
import { changeConnection } from './write-connection.ts';

/**
 * Takes a connection that has ended out of the list, with the tombstones of its pairs. What it has left must be
 * erased by then: where the time of one request is too short, the hourly run goes on and it is asked for again.
 */
export async function deleteConnection(
  ports: ErasePorts & { readonly secrets: SecretStore },
  id: string,
): Promise<Attempt<true>> {
  const found = await ports.store.get(connectionKind, id);
  if (!found) return failed(noSuchConnection(id));
  const connection = asOf(found, ports.clock.now());
  if (!isOver(connection)) return failed(stillRuns(connection));
  const ending = await endingOf(ports, connection);
  if (ending) {
    await eraseConnection(ports, ending);
    const again = await ports.store.get(connectionKind, id);
    if (again && !(await eraseConnection(ports, again))) return failed(stillErasing(connection));
  }
  await deleteTombstones(ports.store, id);
  await ports.secrets.delete(keysKind, id);
  await ports.store.delete(connectionKind, id);
  return done(true);
}

/** One that was to be paired anew and came to nothing still holds what it had before. */
async function endingOf(ports: ErasePorts, connection: Connection): Promise<Connection | undefined> {
  if (connection.ending) return connection;
  if (!connection.relink) return undefined;
  const at = epochSeconds(ports.clock);
  const over = { ...connection, ending: { at, by: 'here', cleanUp: false } } as const;
  return changeConnection(ports, connection.id, (now) => (isOver(asOf(now, at * 1000)) ? over : undefined));
}

async function deleteTombstones(store: Store, connection: string): Promise<void> {
  const query = { index: 'by-connection', partition: [connection] };
  for await (const rows of indexPages(store, twinKind, query))
    for (const { key } of rows) await store.delete(twinKind, key);
}

const stillRuns = (connection: Connection) => ({
  code: 'still-open',
  message: `The connection with ${connection.peer.name} is ${connection.state}.`,
  next: 'Disconnect or refuse it first, then delete it.',
});

const stillErasing = (connection: Connection) => ({
  code: 'still-erasing',
  message: `What the connection with ${connection.peer.name} has left is still being erased.`,
  next: 'Try again in an hour; the app goes on by itself.',
});
