import type { Store } from '../../core/ports/store.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { conflictValue } from '../../core/sync/conflicts/conflict-value.ts';
import type { Twin } from '../../core/sync/records/twin.ts';

/**
 * Values that earlier messages of the peer have overwritten here and whose answer it has not heard, as the base of
 * its item says. Found in the conflict log, which is looked at only then.
 */
export async function retoldConflicts(
  ports: { readonly store: Store },
  twin: Twin,
  item: UpdateItem,
): Promise<ReplicaFields> {
  if (twin.retell === undefined || item.base >= twin.retell) return {};
  const { rows } = await ports.store.list(conflictKind, `${twin.connection}:${twin.issue}:`);
  const untold = rows.filter(({ value }) => value.seq > item.base && value.seq <= twin.appliedSeq);
  const values: Record<string, ReplicaFields[string]> = {};
  // The newest come first; of one path the peer hears the last value.
  for (const { path, stands, why, here } of untold.flatMap(({ value }) => value.entries).reverse()) {
    const value = stands === 'there' && why === 'both-edited' ? conflictValue(here) : undefined;
    if (value) values[path] = value;
  }
  return values;
}
