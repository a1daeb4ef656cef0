import { MetadataField, type Ttl } from '@forge/kvs';
import type { AnyKind } from '../../core/ports/record-kind.ts';

/** What a set of this kind says about time. */
export function ttlOf(kind: AnyKind): { ttl?: Ttl } {
  return kind.ttlSeconds === undefined ? {} : { ttl: { value: kind.ttlSeconds, unit: 'SECONDS' } };
}

/** What a read of this kind must ask for: Forge answers rows up to 48 hours after their time. */
export function metadataOf(kind: AnyKind): { metadataFields: MetadataField[] } {
  return { metadataFields: kind.ttlSeconds === undefined ? [] : [MetadataField.EXPIRE_TIME] };
}

/** Whether the row is still within its time; one without is. `now` in epoch milliseconds. */
export function isAlive(row: { readonly expireTime?: string }, now: number): boolean {
  return row.expireTime === undefined || Date.parse(row.expireTime) > now;
}
