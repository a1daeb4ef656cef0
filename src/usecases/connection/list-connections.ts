import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { indexPages } from '../twin/store-pages.ts';

/** Every connection of the site, newest first, from an index that may lag behind by moments. */
export async function listConnections(ports: { store: Store }): Promise<Connection[]> {
  const found: Connection[] = [];
  for await (const rows of indexPages(ports.store, connectionKind, { index: 'state', limit: 100 }))
    found.push(...rows.map((row) => row.value));
  return found.sort((a, b) => b.created - a.created || a.id.localeCompare(b.id));
}

export async function getConnection(ports: { store: Store }, id: string): Promise<Attempt<Connection>> {
  const found = await ports.store.get(connectionKind, id);
  return found ? done(found) : failed(noSuchConnection(id));
}
