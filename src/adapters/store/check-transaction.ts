import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Change } from '../../core/ports/store.ts';
import { encodeRecordKey } from './record-key.ts';

/** Throws PortError `invalid` for a transaction that the store would never take. */
export function checkTransaction(changes: readonly Change[]): void {
  if (changes.length === 0 || changes.length > STORE.transactionOperations) {
    throw new PortError(
      'invalid',
      `A transaction takes 1 to ${STORE.transactionOperations} changes and was given ${changes.length}.`,
    );
  }
  const keys = new Set<string>();
  for (const { kind, key, when } of changes) {
    const stored = encodeRecordKey(kind.name, key);
    if (keys.has(stored))
      throw new PortError('invalid', `A transaction names the ${kind.name} record ${key} twice.`);
    keys.add(stored);
    if (when !== undefined && kind.entity === undefined) {
      throw new PortError(
        'invalid',
        `${kind.name} is a plain value: only entities are written on a condition.`,
      );
    }
  }
}
