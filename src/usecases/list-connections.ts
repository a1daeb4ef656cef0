import { type Connection, connectionKind } from '../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../core/connection/explained.ts';
import type { Store } from '../core/ports/store.ts';
import { noSuchConnection } from './explain-setup.ts';

/** Every connection of the site, newest first, from an index that may lag behind by moments. */
export async function listConnections(ports: { store: Store }): Promise<Connection[]> {
  const found: Connection[] = [];
  let cursor: string | undefined;
  do {
    const page = await ports.store.query(connectionKind, {
      index: 'state',
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.rows.map((row) => row.value));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found.sort((a, b) => b.created - a.created || a.id.localeCompare(b.id));
}

export async function getConnection(ports: { store: Store }, id: string): Promise<Attempt<Connection>> {
  const found = await ports.store.get(connectionKind, id);
  return found ? done(found) : failed(noSuchConnection(id));
}
