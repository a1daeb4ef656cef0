import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { loadRows } from './twin-rows.ts';

/** The rows that an item of a peer's means: by our own issue id as far as the peer knows it, else by its id. */
export async function findTwin(
  store: ReadingStore,
  connection: string,
  item: { readonly to?: string | undefined; readonly issue: { readonly id: string } },
): Promise<Rows | undefined> {
  if (item.to !== undefined) {
    const rows = await loadRows(store, connection, item.to);
    if (rows) return rows;
  }
  const named = await store.get(peerIssueKind, twinKey(connection, item.issue.id));
  return named ? loadRows(store, connection, named.issue) : undefined;
}
