import { canonicalJson } from '../replica/canonical-json.ts';

/** One sentence about a difference; `place` names the part it is about, such as `mappings.priority.values`. */
export interface Difference {
  readonly place: string;
  readonly text: string;
}

/** What a place is called in sentences; the beginning of a sentence. */
export type Called = (place: string) => string;

/** Lists of more plain values than this are told by what came and went. */
const LONGEST = 200;

/** Sentences for whatever differs between two values of JSON, member by member. */
export function diffLeaves(before: unknown, after: unknown, place: string, called: Called): Difference[] {
  if (sameJson(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => diffLeaves(before[name], after[name], `${place}.${name}`, called));
  }
  if (isList(before ?? []) && isList(after ?? []) && (isList(before) || isList(after)))
    return diffMembers(asList(before), asList(after), place, called);
  const text =
    before === undefined
      ? `${called(place)}: ${shown(after)}, where nothing was said before.`
      : after === undefined
        ? `${called(place)}: nothing is said any more; it was ${shown(before)}.`
        : `${called(place)}: ${shown(after)} instead of ${shown(before)}.`;
  return [{ place, text }];
}

/** What came to a list, what left it, and whether what stayed stands in another order. */
function diffMembers(
  before: readonly unknown[],
  after: readonly unknown[],
  place: string,
  called: Called,
): Difference[] {
  const had = before.map(canonicalJson);
  const has = after.map(canonicalJson);
  const gone = before.filter((_, index) => !has.includes(had[index] ?? ''));
  const came = after.filter((_, index) => !had.includes(has[index] ?? ''));
  const parts = [
    ...(came.length === 0 ? [] : [`${listed(came)} ${came.length === 1 ? 'comes' : 'come'} in`]),
    ...(gone.length === 0 ? [] : [`${listed(gone)} ${gone.length === 1 ? 'goes' : 'go'}`]),
    ...(came.length === 0 && gone.length === 0 ? ['the order or the number of lines changes'] : []),
  ];
  return [{ place, text: `${called(place)}: ${parts.join('; ')}.` }];
}

function listed(values: readonly unknown[]): string {
  const some = values.slice(0, 3).map(shown);
  const more = values.length - some.length;
  return `${some.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A value as a person reads it; pairs of a map as `here = there`. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${shorten(value)}"`;
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (isRecord(value)) return Object.values(value).map(shown).join(' = ');
  if (isList(value)) return value.length === 0 ? 'nothing' : listed(value);
  return value === null ? 'nothing' : shorten(JSON.stringify(value) ?? '');
}

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

export const sameJson = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const asList = (value: unknown): readonly unknown[] => (isList(value) ? value : []);
