import * as z from 'zod';
import type { Explained } from '../connection/explained.ts';
import type { TableUse } from './used-tables.ts';

/**
 * What the rows of a table are: `values` names here and what means the same there; `people` accounts of this site and
 * the partners' people by name or address; `routes` where work items are made here, and of which they are there.
 */
export const tableHolds = z.enum(['values', 'people', 'routes']);
export type TableHolds = z.infer<typeof tableHolds>;

const inWords: Readonly<Record<TableHolds, string>> = {
  values: 'values',
  people: 'people',
  routes: 'routes',
};

/** Why rules cannot use a table at this place; undefined where they can. Scripts take any. */
export function holdsMisfit({ name, place }: TableUse, holds: TableHolds): Explained | undefined {
  if (place.startsWith('scripts.')) return undefined;
  const wanted = place === 'scope.table' ? 'routes' : place === 'userMap.table' ? 'people' : 'values';
  if (wanted === holds) return undefined;
  return {
    code: 'table-holds',
    field: place,
    message: `The table "${name}" holds ${inWords[holds]}, and this place needs one of ${inWords[wanted]}.`,
    next: `Name a table of ${inWords[wanted]}, or make one on the page Tables.`,
  };
}
