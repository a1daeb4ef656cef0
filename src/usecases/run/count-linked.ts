import type { Store } from '../../core/ports/store.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { indexPages } from '../twin/store-pages.ts';

/** Issues under sync of a connection: one store query per hundred of them. */
export async function countLinked(store: Pick<Store, 'query'>, connection: string): Promise<number> {
  let count = 0;
  const query = {
    index: 'by-connection',
    partition: [connection],
    from: 'linked',
    to: 'linked',
    limit: 100,
  };
  for await (const rows of indexPages(store, twinKind, query)) count += rows.length;
  return count;
}
