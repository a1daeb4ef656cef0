import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { refsIn } from '../privacy/refs-in.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { replicaPath } from '../replica/replica-path.ts';
import { type ReplicaValue, replicaValue } from '../replica/replica-value.ts';
import { isShown } from './facet-fields.ts';
import type { ServiceRules } from './service-rules.ts';

/** What the partner's request said of itself that is shown here, key `<connection>:<local issue id>`. */
const facetValues = z.object({
  v: z.literal(1),
  /** When the last of it came (epoch seconds). */
  at: z.number().int(),
  values: z.record(replicaPath, replicaValue),
});
export type FacetValues = z.infer<typeof facetValues>;

const RETENTION_DAYS = 180;

export const facetValuesKind: RecordKind<FacetValues> = {
  name: 'facet-values',
  schema: facetValues,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

/** Values of an item that are shown to people; undefined where it has none. */
export function shownValues(
  rules: ServiceRules | undefined,
  fields: ReplicaFields,
): Readonly<Record<string, ReplicaValue>> | undefined {
  const found: Record<string, ReplicaValue> = {};
  for (const [path, value] of Object.entries(fields))
    if (value.kind !== 'unreadable' && isShown(rules, path, value.kind)) found[path] = value;
  return Object.keys(found).length === 0 ? undefined : found;
}

/** The record with these values over those before. `at`: epoch seconds. */
export const withValues = (
  before: FacetValues | undefined,
  came: Readonly<Record<string, ReplicaValue>>,
  at: number,
): FacetValues => ({ v: 1, at, values: { ...before?.values, ...came } });

/** The record without values that name one of these people; undefined: none does. */
export function facetValuesWithout(record: FacetValues, refs: ReadonlySet<string>): FacetValues | undefined {
  const all = Object.entries(record.values);
  const left = all.filter(([, value]) => !refsIn(value).some((ref) => refs.has(ref)));
  return left.length === all.length ? undefined : { ...record, values: Object.fromEntries(left) };
}
