import type { Ports } from '../../core/ports/ports.ts';
import { facetSeedKey, facetSeedKind, facetWatchKind } from '../../core/service/facet-watch.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { indexPages } from '../twin/store-pages.ts';

/** No page is begun with less time left. */
const MARGIN_MS = 60_000;

/**
 * Puts the pairs of a connection on the list of requests to read, once for each version of its rules: pairs that were
 * there before the rules let silent fields leave have no event that would do it. One that is cut off begins again.
 */
export async function seedFacets(ports: Ports, { connection, rules }: Context): Promise<void> {
  const { id, version } = connection;
  if (!rules.silent) return;
  const seed = await ports.store.get(facetSeedKind, facetSeedKey(id));
  if (seed?.version === version) return;
  const at = epochSeconds(ports.clock);
  for await (const rows of indexPages(ports.store, markKind, { index: 'by-connection', partition: [id] })) {
    if (ports.clock.remaining() < MARGIN_MS) return;
    const keys = rows.map(({ key }) => key);
    const known = await ports.store.getMany(facetWatchKind, keys);
    for (const [index, key] of keys.entries())
      if (!known[index]) await ports.store.create(facetWatchKind, key, { v: 1, connection: id, at, due: 0 });
  }
  await ports.store.put(facetSeedKind, facetSeedKey(id), { v: 1, version });
}
