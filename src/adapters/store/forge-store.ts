import {
  Filter,
  FilterConditions,
  kvs,
  MetadataField,
  type OverrideAndReturnSetOptions,
  type Result,
  WhereConditions,
} from '@forge/kvs';
import { allOf } from '../../core/all-of.ts';
import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { AnyKind, RecordKind } from '../../core/ports/record-kind.ts';
import type { Change, Condition, IndexQuery, Page, Store } from '../../core/ports/store.ts';
import { type CheckedChange, checkTransaction } from './check-transaction.ts';
import { isAlive, metadataOf, ttlOf } from './expiry.ts';
import { fromStored, toStored } from './record-form.ts';
import { decodeRecordKey, encodeRecordKey } from './record-key.ts';
import { isLostRace, toPortError } from './store-error.ts';

/** As the engine's own reads: enough to hide the way, too few to spend a second's requests. */
const READS_AT_ONCE = 8;

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

  /** By single reads: of the batch call Forge does not say that it sees every write. */
  async getMany<T>(kind: RecordKind<T>, keys: readonly string[]): Promise<readonly (T | undefined)[]> {
    const found: (T | undefined)[] = [];
    for (let start = 0; start < keys.length; start += READS_AT_ONCE) {
      const some = keys.slice(start, start + READS_AT_ONCE);
      found.push(...(await allOf(some.map((key) => this.get(kind, key)))));
    }
    return found;
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
