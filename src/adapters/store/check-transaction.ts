import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Change } from '../../core/ports/store.ts';
import { toStored } from './record-form.ts';
import { encodeRecordKey } from './record-key.ts';

/** A change with its key and value as the store holds them; `form` is undefined where nothing is put. */
export interface CheckedChange {
  readonly change: Change;
  readonly key: string;
  readonly form: unknown;
}

/** Throws PortError `invalid` or `too-large` for a transaction that the store would never take. */
export function checkTransaction(changes: readonly Change[]): readonly CheckedChange[] {
  if (changes.length === 0 || changes.length > STORE.transactionOperations) {
    throw new PortError(
      'invalid',
      `A transaction takes 1 to ${STORE.transactionOperations} changes and was given ${changes.length}.`,
    );
  }
  const keys = new Set<string>();
  let bytes = 0;
  const checked = changes.map((change) => {
    const { kind, when } = change;
    const key = encodeRecordKey(kind.name, change.key);
    if (keys.has(key)) {
      throw new PortError('invalid', `A transaction names the ${kind.name} record ${change.key} twice.`);
    }
    keys.add(key);
    if (when !== undefined && kind.entity === undefined) {
      throw new PortError(
        'invalid',
        `${kind.name} is a plain value: only entities are written on a condition.`,
      );
    }
    const form = change.op === 'put' ? toStored(kind, change.key, change.value) : undefined;
    bytes += key.length + (form === undefined ? 0 : new TextEncoder().encode(JSON.stringify(form)).length);
    return { change, key, form };
  });
  if (bytes > STORE.transactionBytes) {
    throw new PortError(
      'too-large',
      `A transaction of ${changes.length} changes takes ${bytes} bytes and the store takes ${STORE.transactionBytes}: split it.`,
    );
  }
  return checked;
}
