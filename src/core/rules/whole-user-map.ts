import type { Version } from './version.ts';

/** Lines that one user map can come to, with those of its table: each change that crosses looks through them. */
export const MOST_PEOPLE = 2000;

/** Who is who by the rules: their own lines, then those of their table as it was when they were published. */
export function wholeUserMap({
  userMap,
  tables = [],
}: Pick<Version, 'userMap' | 'tables'>): Version['userMap'] {
  const rows = tables.find(({ name }) => name === userMap.table)?.rows ?? [];
  return rows.length === 0 ? userMap : { ...userMap, map: [...userMap.map, ...rows] };
}
