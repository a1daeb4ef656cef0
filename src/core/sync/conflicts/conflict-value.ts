import { type ReplicaValue, replicaValue } from '../../replica/replica-value.ts';

/** A value as the conflict log keeps it; undefined where none is kept, or it was kept by other rules of values. */
export function conflictValue(stored: string | undefined): ReplicaValue | undefined {
  if (stored === undefined) return undefined;
  try {
    return replicaValue.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}
