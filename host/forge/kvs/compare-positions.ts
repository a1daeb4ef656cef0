import { compareText } from './compare-text.ts';
import type { Position } from './row-table.ts';

/** As the database sorts: numbers before text, then by key. */
export function comparePositions(a: Position, b: Position): number {
  return compareRanges(a.range, b.range) || compareText(a.key, b.key);
}

function compareRanges(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareText(a, b);
}
