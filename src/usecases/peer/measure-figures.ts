import type { Figures } from '../../core/connection/figures.ts';
import type { Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { indexPages } from '../twin/store-pages.ts';

/** Pages of 100 marks that are counted; beyond them the backlog says "at least". */
const MOST_PAGES = 5;

/** This side's figures as both sides show them, from an index that may lag behind by moments. */
export async function measureFigures(
  { store }: { readonly store: Store },
  connection: string,
): Promise<Figures> {
  let backlog = 0;
  let oldest: number | undefined;
  const query = { index: 'by-connection', partition: [connection], from: 1, limit: 100 };
  for await (const rows of indexPages(store, markKind, query, MOST_PAGES)) {
    backlog += rows.length;
    oldest ??= rows[0]?.value.at;
  }
  return { backlog, ...(oldest === undefined ? {} : { oldest: oldest * 1000 }) };
}
