import * as z from 'zod';
import type { Explained } from '../connection/explained.ts';
import type { TableUse } from './used-tables.ts';

/**
 * What the rows of a table are: `values` names here and what means the same there; `people` accounts of this site and
 * the partners' people by name or address; `routes` where work items are made here, and of which they are there.
 */
export const tableHolds = z.enum(['values', 'people', 'routes']);
export type TableHolds = z.infer<typeof tableHolds>;

/** Why rules cannot use a table at this place; undefined where they can. Scripts take any. */
export function holdsMisfit({ name, place }: TableUse, holds: TableHolds): Explained | undefined {
  if (place.startsWith('scripts.')) return undefined;
  const wanted = place === 'scope.table' ? 'routes' : place === 'userMap.table' ? 'people' : 'values';
  if (wanted === holds) return undefined;
  return {
    code: 'table-holds',
    field: place,
    message: `The table "${name}" holds ${holds}, and this place needs one of ${wanted}.`,
    next: `Name a table of ${wanted}, or make one on the page Tables.`,
  };
}
