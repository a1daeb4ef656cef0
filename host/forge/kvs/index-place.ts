import type { SqlValue } from '../../database.ts';
import type { EntityIndex } from './entity-schemas.ts';

/** Where a row stands in an index; `range` is a number, a text, or '' where the index has none. */
export interface IndexPlace {
  readonly partition: string;
  readonly range: number | string;
}

/** A row without one of the index's attributes is not in it. */
export function placeInIndex(
  index: EntityIndex,
  attributes: ReadonlyMap<string, unknown>,
): IndexPlace | undefined {
  const partition = index.partition.map((name) => attributes.get(name));
  if (partition.some((value) => value === undefined)) return undefined;
  if (index.range === undefined) return { partition: JSON.stringify(partition), range: '' };
  const range = toRange(attributes.get(index.range));
  return range === undefined ? undefined : { partition: JSON.stringify(partition), range };
}

export function attributesOf(json: string): ReadonlyMap<string, unknown> {
  const value: unknown = JSON.parse(json);
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

/** What the store sorts by: a boolean as 0 or 1. */
export function toRange(value: unknown): number | string | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

export function readRange(value: SqlValue | undefined): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value;
  throw new Error(`The index holds ${typeof value} where a range value was written.`);
}
