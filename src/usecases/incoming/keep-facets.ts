import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { facetValuesKind, shownValues, withValues } from '../../core/service/facet-values.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** Keeps what came of the partner's service desk for the panel, where the rules let it be shown. */
export async function keepFacets(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { rules, connection }: Context,
  item: UpdateItem,
  answer: ItemAnswer,
): Promise<void> {
  const came = shownValues(rules.service, item.fields);
  if (!came || answer.code !== 'applied') return;
  const key = twinKey(connection.id, answer.issue.id);
  const before = await store.get(facetValuesKind, key);
  await store.put(facetValuesKind, key, withValues(before, came, epochSeconds(clock)));
}
