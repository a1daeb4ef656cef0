import {
  Filter,
  FilterConditions,
  kvs,
  MetadataField,
  type OverrideAndReturnSetOptions,
  type Result,
  WhereConditions,
} from '@forge/kvs';
import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { AnyKind, RecordKind } from '../../core/ports/record-kind.ts';
import type { Change, Condition, IndexQuery, Page, Store } from '../../core/ports/store.ts';
import { type CheckedChange, checkTransaction } from './check-transaction.ts';
import { isAlive, metadataOf, ttlOf } from './expiry.ts';
import { fromStored, toStored } from './record-form.ts';
import { decodeRecordKey, encodeRecordKey } from './record-key.ts';
import { isLostRace, toBatchError, toPortError } from './store-error.ts';

/** The Store port on Forge's key-value store and custom entities. */
export class ForgeStore implements Store {
  readonly #now: () => number;

  /** `now` in epoch milliseconds: rows past their time are still answered and have to be told apart. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined> {
    const stored = encodeRecordKey(kind.name, key);
    const options = metadataOf(kind);
    const row = await attempt('read', `to read ${kind.name} ${key}`, () =>
      kind.entity === undefined
        ? kvs.get<unknown>(stored, options)
        : kvs.entity<unknown>(kind.name).get(stored, options),
    );
    return row === undefined || !isAlive(row, this.#now()) ? undefined : fromStored(kind, key, row.value);
  }

  async getMany<T>(kind: RecordKind<T>, keys: readonly string[]): Promise<readonly (T | undefined)[]> {
    const wanted = [...new Set(keys)];
    const found = new Map<string, T | undefined>();
    for (let start = 0; start < wanted.length; start += STORE.batchKeys) {
      const batch = wanted.slice(start, start + STORE.batchKeys);
      for (const [key, record] of await this.#getBatch(kind, batch)) found.set(key, record);
    }
    return keys.map((key) => found.get(key));
  }

  async put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void> {
    const stored = encodeRecordKey(kind.name, key);
    const form = toStored(kind, key, value);
    await attempt('write', `to write ${kind.name} ${key}`, () =>
      kind.entity === undefined
        ? kvs.set(stored, form, ttlOf(kind))
        : kvs.entity<unknown>(kind.name).set(stored, form, ttlOf(kind)),
    );
  }

  async swap<T>(kind: RecordKind<T>, key: string, value: T): Promise<T | undefined> {
    const stored = encodeRecordKey(kind.name, key);
    const form = toStored(kind, key, value);
    const options: OverrideAndReturnSetOptions = {
      ...ttlOf(kind),
      keyPolicy: 'OVERRIDE',
      returnValue: 'PREVIOUS',
      returnMetadataFields: [MetadataField.EXPIRE_TIME],
    };
    const before = await attempt('write', `to swap ${kind.name} ${key}`, () =>
      kind.entity === undefined
        ? kvs.set<unknown, unknown>(stored, form, options)
        : kvs.entity<unknown>(kind.name).set<unknown>(stored, form, options),
    );
    if (before?.value === undefined || !isAlive(before, this.#now())) return undefined;
    return fromStored(kind, key, before.value);
  }

  async create<T>(kind: RecordKind<T>, key: string, value: T): Promise<boolean> {
    const stored = encodeRecordKey(kind.name, key);
    const form = toStored(kind, key, value);
    const options = { ...ttlOf(kind), keyPolicy: 'FAIL_IF_EXISTS' } as const;
    return attemptRace(`to create ${kind.name} ${key}`, () =>
      kind.entity === undefined
        ? kvs.set(stored, form, options)
        : kvs.entity<unknown>(kind.name).set(stored, form, options),
    );
  }

  async delete(kind: AnyKind, key: string): Promise<void> {
    const stored = encodeRecordKey(kind.name, key);
    await attempt('write', `to delete ${kind.name} ${key}`, () =>
      kind.entity === undefined ? kvs.delete(stored) : kvs.entity<unknown>(kind.name).delete(stored),
    );
  }

  async transact(changes: readonly Change[]): Promise<boolean> {
    const steps = checkTransaction(changes);
    const transaction = kvs.transact();
    for (const step of steps) addStep(transaction, step);
    const named = changes.map(({ kind, key }) => `${kind.name} ${key}`).join(', ');
    return attemptRace(`the transaction on ${named}`, () => transaction.execute());
  }

  async query<T>(kind: RecordKind<T>, query: IndexQuery): Promise<Page<T>> {
    const index = kvs.entity<unknown>(kind.name).query(metadataOf(kind));
    const builder = index
      .index(query.index, query.partition === undefined ? {} : { partition: [...query.partition] })
      .limit(query.limit ?? STORE.pageMax);
    const range = rangeOf(query);
    if (range !== undefined) builder.where(range);
    if (query.cursor !== undefined) builder.cursor(query.cursor);
    const what = `a query of ${kind.name} by ${query.index}`;
    return this.#toPage(kind, await attempt('read', what, () => builder.getMany()));
  }

  async list<T>(kind: RecordKind<T>, prefix: string, cursor?: string): Promise<Page<T>> {
    if (kind.entity !== undefined) {
      throw new PortError('invalid', `${kind.name} is an entity: query an index of it.`);
    }
    const builder = kvs
      .query(metadataOf(kind))
      .where('key', WhereConditions.beginsWith(encodeRecordKey(kind.name, prefix)))
      .limit(STORE.pageMax);
    if (cursor !== undefined) builder.cursor(cursor);
    const what = `a list of ${kind.name} ${prefix}`;
    return this.#toPage(kind, await attempt('read', what, () => builder.getMany<unknown>()));
  }

  async #getBatch<T>(kind: RecordKind<T>, keys: readonly string[]): Promise<Map<string, T | undefined>> {
    const byStored = new Map(keys.map((key) => [encodeRecordKey(kind.name, key), key]));
    const entity = kind.entity === undefined ? {} : { entityName: kind.name };
    const items = [...byStored.keys()].map((key) => ({ key, ...entity, options: metadataOf(kind) }));
    const what = `to read ${keys.length} ${kind.name} records`;
    const { successfulKeys, failedKeys } = await attempt('read', what, () => kvs.batchGet<unknown>(items));
    const found = new Map<string, T | undefined>();
    for (const row of successfulKeys) {
      const key = byStored.get(row.key) ?? decodeRecordKey(kind.name, row.key);
      found.set(key, isAlive(row, this.#now()) ? fromStored(kind, key, row.value) : undefined);
    }
    for (const failed of failedKeys) {
      const key = byStored.get(failed.key) ?? decodeRecordKey(kind.name, failed.key);
      if (failed.error.code !== 'KEY_NOT_FOUND')
        throw toBatchError(failed.error, `to read ${kind.name} ${key}`);
      found.set(key, undefined);
    }
    // A key in neither list is no proof that nothing stands there.
    for (const key of keys) if (!found.has(key)) found.set(key, await this.get(kind, key));
    return found;
  }

  #toPage<T>(kind: RecordKind<T>, page: { results: Result<unknown>[]; nextCursor?: string }): Page<T> {
    const alive = page.results.filter((row) => isAlive(row, this.#now()));
    return {
      rows: alive.map((row) => {
        const key = decodeRecordKey(kind.name, row.key);
        return { key, value: fromStored(kind, key, row.value) };
      }),
      ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }),
    };
  }
}

/** Attributes and `data` of an entity row. */
type EntityForm = Readonly<Record<string, unknown>>;

function addStep(transaction: ReturnType<typeof kvs.transact>, { change, key, form }: CheckedChange): void {
  const { kind, when } = change;
  const entity = kind.entity === undefined ? undefined : entityOf(kind.name, when);
  if (change.op === 'delete') transaction.delete(key, entity);
  if (change.op === 'check') {
    transaction.check(key, { entityName: kind.name, conditions: filterOf(change.when) });
  }
  if (change.op !== 'put') return;
  if (isEntityForm(form)) transaction.set(key, form, entity, ttlOf(kind));
  else transaction.set(key, form, undefined, ttlOf(kind));
}

function isEntityForm(form: unknown): form is EntityForm {
  return typeof form === 'object' && form !== null;
}

function entityOf(entityName: string, when: Condition | undefined) {
  return when === undefined ? { entityName } : { entityName, conditions: filterOf(when) };
}

function filterOf(when: Condition) {
  return new Filter<EntityForm>().and(when.attribute, FilterConditions.equalTo(when.equals));
}

function rangeOf({ from, to }: IndexQuery) {
  if (from !== undefined && to !== undefined) return WhereConditions.between(from, to);
  if (from !== undefined) return WhereConditions.greaterThanEqualTo(from);
  return to === undefined ? undefined : WhereConditions.lessThanEqualTo(to);
}

async function attempt<T>(effect: 'read' | 'write', what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toPortError(error, effect, what);
  }
}

async function attemptRace(what: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (isLostRace(error)) return false;
    throw toPortError(error, 'write', what);
  }
}
