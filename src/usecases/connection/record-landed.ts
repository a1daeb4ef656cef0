import { PortError } from '../../core/ports/port-error.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Store } from '../../core/ports/store.ts';

interface Counted {
  /** One more with each write; the first is 1. */
  readonly rev: number;
  readonly token: string;
}

/**
 * Whether `write` has written `value` under `key`; false: somebody wrote in between. Where the answer of the store was
 * lost, our own token in the record says that it was written. Without `write` the record alone is written, on condition
 * that it stands as it was read.
 */
export async function recordLanded<T extends Counted>(
  store: Store,
  kind: RecordKind<T>,
  key: string,
  value: T,
  write: () => Promise<boolean> = () => writeNext(store, kind, key, value),
): Promise<boolean> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    const now = await store.get(kind, key);
    if (now?.token === value.token) return true;
    if ((now?.rev ?? 0) === value.rev - 1) throw error;
    return false;
  }
}

function writeNext<T extends Counted>(
  store: Store,
  kind: RecordKind<T>,
  key: string,
  value: T,
): Promise<boolean> {
  if (value.rev === 1) return store.create(kind, key, value);
  const when = { attribute: 'rev', equals: value.rev - 1 } as const;
  return store.transact([{ op: 'put', kind, key, value, when }]);
}
