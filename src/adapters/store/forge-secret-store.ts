import { kvs } from '@forge/kvs';
import { PortError } from '../../core/ports/port-error.ts';
import type { AnyKind, RecordKind } from '../../core/ports/record-kind.ts';
import type { SecretStore } from '../../core/ports/store.ts';
import { isAlive, metadataOf, ttlOf } from './expiry.ts';
import { fromStored, toStored } from './record-form.ts';
import { encodeRecordKey } from './record-key.ts';
import { toPortError } from './store-error.ts';

/** The SecretStore port on Forge's encrypted values. No error and no log names more than kind and key. */
export class ForgeSecretStore implements SecretStore {
  readonly #now: () => number;

  /** `now` in epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined> {
    const stored = secretKey(kind, key);
    try {
      const row = await kvs.getSecret<unknown>(stored, metadataOf(kind));
      return row === undefined || !isAlive(row, this.#now()) ? undefined : fromStored(kind, key, row.value);
    } catch (error) {
      throw toPortError(error, 'read', `to read the secret ${kind.name} ${key}`);
    }
  }

  async put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void> {
    const stored = secretKey(kind, key);
    const form = toStored(kind, key, value);
    try {
      await kvs.setSecret(stored, form, ttlOf(kind));
    } catch (error) {
      throw toPortError(error, 'write', `to write the secret ${kind.name} ${key}`);
    }
  }

  async delete(kind: AnyKind, key: string): Promise<void> {
    const stored = secretKey(kind, key);
    try {
      await kvs.deleteSecret(stored);
    } catch (error) {
      throw toPortError(error, 'write', `to delete the secret ${kind.name} ${key}`);
    }
  }
}

function secretKey(kind: AnyKind, key: string): string {
  if (kind.entity !== undefined) throw new PortError('invalid', `${kind.name} is an entity and no secret.`);
  return encodeRecordKey(kind.name, key);
}
