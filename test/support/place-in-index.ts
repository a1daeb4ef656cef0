import { PortError } from '../../src/core/ports/port-error.ts';
import type { IndexQuery } from '../../src/core/ports/store.ts';
import type { ManifestEntity } from './manifest-entities.ts';

export type Place = string | number;

/**
 * Gives the function that says where a row stands in an index; undefined where the query leaves the row out.
 * Throws PortError `invalid` for an index that manifest.yml does not declare or a partition that does not fit.
 */
export function placeInIndex(
  entities: readonly ManifestEntity[],
  kind: { readonly name: string },
  query: IndexQuery,
): (stored: unknown) => Place | undefined {
  const { partition, range } = declaredIndex(entities, kind.name, query.index);
  const wanted = query.partition ?? [];
  if (partition.length !== wanted.length) {
    throw new PortError(
      'invalid',
      `The index ${query.index} of ${kind.name} is cut by ${partition.length} attributes; the query names ${wanted.length}.`,
    );
  }
  return (stored) => {
    if (typeof stored !== 'object' || stored === null) return undefined;
    const attributes = new Map<string, unknown>(Object.entries(stored));
    if (!partition.every((name, index) => attributes.get(name) === wanted[index])) return undefined;
    const place = range === undefined ? '' : attributes.get(range);
    if (typeof place !== 'string' && typeof place !== 'number') return undefined;
    if (query.from !== undefined && place < query.from) return undefined;
    if (query.to !== undefined && place > query.to) return undefined;
    return place;
  };
}

function declaredIndex(entities: readonly ManifestEntity[], name: string, index: string) {
  const declared = entities
    .find((entity) => entity.name === name)
    ?.indexes.find((each) => (typeof each === 'string' ? each : each.name) === index);
  if (declared === undefined) {
    throw new PortError('invalid', `manifest.yml declares no index ${index} of an entity ${name}.`);
  }
  return typeof declared === 'string'
    ? { partition: [], range: declared }
    : { partition: declared.partition, range: declared.range[0] };
}
