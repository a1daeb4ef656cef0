import type { TwinCounts } from '../../core/connection/connection-view.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { IndexQuery, Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { indexPages } from '../twin/store-pages.ts';

/** Pages of 100 rows that a list may cost; beyond them the counts say "at least". */
const MOST_PAGES = 10;

/** Counts for people, from an index that may lag behind by moments. */
export async function countTwins(ports: { store: Store }, connection: string): Promise<TwinCounts> {
  const partition = [connection];
  const twins = await readAll(ports.store, twinKind, { index: 'by-connection', partition });
  const marks = await readAll(ports.store, markKind, { index: 'by-connection', partition, from: 1 });
  const seen = twins.reduce((latest, twin) => Math.max(latest, twin.seen), 0);
  return {
    synced: twins.filter((twin) => twin.life === 'linked').length,
    pending: marks.length,
    ...(marks[0] === undefined ? {} : { oldest: marks[0].at * 1000 }),
    errors: twins.filter(needsPerson).length,
    ...(seen === 0 ? {} : { lastSync: seen }),
  };
}

const needsPerson = (twin: Twin): boolean =>
  twin.hold !== undefined && twin.hold.why !== 'waiting' && twin.hold.why !== 'retry';

async function readAll<T>(store: Store, kind: RecordKind<T>, query: IndexQuery): Promise<T[]> {
  const found: T[] = [];
  for await (const rows of indexPages(store, kind, { ...query, limit: 100 }, MOST_PAGES))
    found.push(...rows.map((row) => row.value));
  return found;
}
