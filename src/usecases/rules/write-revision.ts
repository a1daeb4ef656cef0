import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Store } from '../../core/ports/store.ts';

interface Place<T> {
  /** Where the newest revision stands. */
  readonly newest: RecordKind<T>;
  readonly key: string;
  /** Where each revision stands, and the one that is written. */
  readonly revisions: RecordKind<T>;
  readonly revisionKey: string;
}

/**
 * Each revision of a record of the site is written once: of two people who save over the same one the second is told,
 * by false.
 */
export async function writeRevision<T>(
  store: Store,
  { newest, key, revisions, revisionKey }: Place<T>,
  value: T,
): Promise<boolean> {
  if (!(await store.create(revisions, revisionKey, value))) {
    // Written by somebody who came no further, or who is just about to go on.
    const other = await store.get(revisions, revisionKey);
    if (other) await store.put(newest, key, other);
    return false;
  }
  await store.put(newest, key, value);
  return true;
}
