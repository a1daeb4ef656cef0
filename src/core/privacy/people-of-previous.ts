import type { Previous } from '../sync/records/previous.ts';
import { refsIn } from './refs-in.ts';

/**
 * What the peer is known to have, without the values that name one of these people: a script sees such a field as
 * absent until its next change. Undefined: none names one.
 */
export function previousWithout(record: Previous, refs: ReadonlySet<string>): Previous | undefined {
  const all = Object.entries(record.fields);
  const left = all.filter(([, value]) => !refsIn(value).some((ref) => refs.has(ref)));
  return left.length === all.length ? undefined : { ...record, fields: Object.fromEntries(left) };
}
