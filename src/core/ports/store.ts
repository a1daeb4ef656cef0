import type { AnyKind, RecordKind } from './record-kind.ts';

/** A condition on one attribute of an entity record, judged inside the transaction. */
export interface Condition {
  readonly attribute: 'rev' | 'token';
  readonly equals: number | string;
}

/** One line of a transaction. `check` writes nothing; conditions need a record kind with an entity. */
export type Change =
  | {
      readonly op: 'put';
      readonly kind: AnyKind;
      readonly key: string;
      readonly value: unknown;
      readonly when?: Condition;
    }
  | { readonly op: 'delete'; readonly kind: AnyKind; readonly key: string; readonly when?: Condition }
  | { readonly op: 'check'; readonly kind: AnyKind; readonly key: string; readonly when: Condition };

/** A page of an eventually consistent query: good for lists and the sweep, never for a decision. */
export interface Page<T> {
  readonly rows: readonly { readonly key: string; readonly value: T }[];
  readonly cursor?: string;
}

export interface IndexQuery {
  readonly index: string;
  readonly partition?: readonly string[];
  /** Inclusive bounds on the index's range attribute. */
  readonly from?: number | string;
  readonly to?: number | string;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * The installation's records. Guarantees a caller may build on:
 * `get` sees every write that was answered; `create` is atomic; a transaction lands whole or not at all and is
 * refused (false) when a condition is false, which it always is where the row is missing.
 *
 * Throws PortError: `unknown-outcome` when the answer of a write was lost, `unavailable` when that of a read was,
 * `rate-limited` (nothing happened), `too-large` above 240 KiB with key and size, `newer-record` when the record
 * was written by a later release, `invalid` for a damaged record, a value that its schema or JSON cannot hold, a
 * condition on a kind without entity, an unknown index, or a transaction above 25 changes or with a key twice.
 *
 * A record past its `ttlSeconds` is absent from every read; `create` may still be refused for up to 48 hours
 * after, until the platform has dropped the row.
 */
export interface Store {
  get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined>;
  /** Like `get`, in the order of `keys`, any number of them; each is one operation. */
  getMany<T>(kind: RecordKind<T>, keys: readonly string[]): Promise<readonly (T | undefined)[]>;
  put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void>;
  /** Overwrites and returns what was there. */
  swap<T>(kind: RecordKind<T>, key: string, value: T): Promise<T | undefined>;
  /** Writes only where nothing stands. False: something does. */
  create<T>(kind: RecordKind<T>, key: string, value: T): Promise<boolean>;
  /** No error where nothing stands. */
  delete(kind: AnyKind, key: string): Promise<void>;
  /** 1 to 25 changes, each key of a kind once. False: a condition was false and nothing was written. */
  transact(changes: readonly Change[]): Promise<boolean>;
  /** Rows of an entity in the order of the index's range attribute; `limit` 1 to 100, default 100. */
  query<T>(kind: RecordKind<T>, query: IndexQuery): Promise<Page<T>>;
  /** Plain values by the beginning of their key, in the order of keys, 100 a page. */
  list<T>(kind: RecordKind<T>, prefix: string, cursor?: string): Promise<Page<T>>;
}

/** Secrets join no transaction: write the secret first, then the record that names it. */
export interface SecretStore {
  get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined>;
  put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void>;
  delete(kind: AnyKind, key: string): Promise<void>;
}
