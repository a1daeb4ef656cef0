import type { Item } from '../../../contract/items.ts';

type Place = NonNullable<Item['trouble']>['place'];

/** Where on the admin page something is mended; undefined where that is not on this page but at the work item. */
export function addressOf(connection: string, place: Place): string | undefined {
  if (place === 'issue') return undefined;
  return place === 'self-check' ? '/self-check' : `/connection/${connection}/${place}`;
}
