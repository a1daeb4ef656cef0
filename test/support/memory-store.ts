import * as z from 'zod';
import { checkTransaction } from '../../src/adapters/store/check-transaction.ts';
import { fromStored, toStored } from '../../src/adapters/store/record-form.ts';
import { decodeRecordKey, encodeRecordKey } from '../../src/adapters/store/record-key.ts';
import { STORE } from '../../src/core/limits.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import type { AnyKind, RecordKind } from '../../src/core/ports/record-kind.ts';
import type { Change, IndexQuery, Page, SecretStore, Store } from '../../src/core/ports/store.ts';
import { manifestEntities } from './manifest-entities.ts';
import { MemoryRows, type Row } from './memory-rows.ts';
import { type Place, placeInIndex } from './place-in-index.ts';

export interface MemoryStoreOptions {
  /** Epoch milliseconds; the default stands still at 0, so that nothing expires. */
  readonly now?: () => number;
  /** By how many milliseconds queries lag behind writes; default 0. */
  readonly queryLag?: () => number;
}

/**
 * The Store port in memory, with the guarantees and refusals of the real one: the same stored form, keys,
 * limits and declared indexes. `test/contract/store-port.ts` holds both to one suite.
 */
export class MemoryStore implements Store {
  readonly #rows: MemoryRows;
  readonly #entities = manifestEntities();

  constructor(options: MemoryStoreOptions = {}) {
    this.#rows = new MemoryRows(options.now ?? (() => 0), options.queryLag ?? (() => 0));
  }

  async get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined> {
    const stored = this.#rows.get(encodeRecordKey(kind.name, key));
    return stored === undefined ? undefined : fromStored(kind, key, stored);
  }

  async getMany<T>(kind: RecordKind<T>, keys: readonly string[]): Promise<readonly (T | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(kind, key)));
  }

  async put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void> {
    this.#write(kind, key, value);
  }

  async swap<T>(kind: RecordKind<T>, key: string, value: T): Promise<T | undefined> {
    const before = this.#rows.get(encodeRecordKey(kind.name, key));
    this.#write(kind, key, value);
    return before === undefined ? undefined : fromStored(kind, key, before);
  }

  async create<T>(kind: RecordKind<T>, key: string, value: T): Promise<boolean> {
    if (this.#rows.stands(encodeRecordKey(kind.name, key))) return false;
    this.#write(kind, key, value);
    return true;
  }

  async delete(kind: AnyKind, key: string): Promise<void> {
    this.#rows.delete(encodeRecordKey(kind.name, key));
  }

  async transact(changes: readonly Change[]): Promise<boolean> {
    // Everything is checked before anything is judged or written, as the platform does.
    for (const { change, form } of checkTransaction(changes)) {
      if (change.op === 'put') this.#checkAttributes(change.kind, change.key, form);
    }
    if (!changes.every((change) => this.#holds(change))) return false;
    for (const change of changes) {
      if (change.op === 'put') this.#write(change.kind, change.key, change.value);
      if (change.op === 'delete') this.#rows.delete(encodeRecordKey(change.kind.name, change.key));
    }
    return true;
  }

  async query<T>(kind: RecordKind<T>, query: IndexQuery): Promise<Page<T>> {
    const placeOf = placeInIndex(this.#entities, kind, query);
    const rows = this.#rows
      .queried(`${kind.name}:`)
      .flatMap((row) => {
        const place = placeOf(row.value);
        return place === undefined ? [] : [{ ...row, place }];
      })
      .sort((a, b) => comparePlaces([a.place, a.key], [b.place, b.key]));
    return page(kind, rows, query.limit ?? STORE.pageMax, query.cursor);
  }

  async list<T>(kind: RecordKind<T>, prefix: string, cursor?: string): Promise<Page<T>> {
    if (kind.entity !== undefined)
      throw new PortError('invalid', `${kind.name} is an entity: query an index of it.`);
    const rows = this.#rows.queried(encodeRecordKey(kind.name, prefix)).map((row) => ({ ...row, place: '' }));
    return page(kind, rows, STORE.pageMax, cursor);
  }

  /** Everything that stands, for faults that take a site back in time. */
  snapshot(): ReadonlyMap<string, string> {
    return this.#rows.snapshot();
  }

  restore(snapshot: ReadonlyMap<string, string>): void {
    this.#rows.restore(snapshot);
  }

  #write(kind: AnyKind, key: string, value: unknown): void {
    this.#rows.set(encodeRecordKey(kind.name, key), this.#stored(kind, key, value), kind.ttlSeconds);
  }

  #stored(kind: AnyKind, key: string, value: unknown): unknown {
    const stored = toStored(kind, key, value);
    this.#checkAttributes(kind, key, stored);
    return stored;
  }

  #checkAttributes(kind: AnyKind, key: string, stored: unknown): void {
    if (kind.entity === undefined || typeof stored !== 'object' || stored === null) return;
    const declared = this.#entities.find((entity) => entity.name === kind.name)?.attributes;
    for (const [name, member] of Object.entries(stored)) {
      const type = declared?.[name]?.type;
      if (type === undefined)
        throw new PortError('invalid', `manifest.yml declares no ${kind.name}.${name}.`);
      if (type === 'integer' && !(Number.isInteger(member) && Math.abs(member) < 2 ** 31)) {
        throw new PortError('invalid', `${kind.name}.${name} of ${key} is no 32-bit integer: ${member}.`);
      }
      if (type === 'string' && typeof member !== 'string') {
        throw new PortError('invalid', `${kind.name}.${name} of ${key} is no string: ${member}.`);
      }
    }
  }

  #holds(change: Change): boolean {
    if (change.when === undefined) return true;
    const row = this.#rows.get(encodeRecordKey(change.kind.name, change.key));
    if (typeof row !== 'object' || row === null) return false;
    return new Map(Object.entries(row)).get(change.when.attribute) === change.when.equals;
  }
}

/** Secrets in memory. */
export class MemorySecretStore implements SecretStore {
  readonly #rows = new Map<string, string>();

  async get<T>(kind: RecordKind<T>, key: string): Promise<T | undefined> {
    const json = this.#rows.get(encodeRecordKey(kind.name, key));
    return json === undefined ? undefined : fromStored(kind, key, JSON.parse(json));
  }

  async put<T>(kind: RecordKind<T>, key: string, value: T): Promise<void> {
    this.#rows.set(encodeRecordKey(kind.name, key), JSON.stringify(toStored(kind, key, value)));
  }

  async delete(kind: AnyKind, key: string): Promise<void> {
    this.#rows.delete(encodeRecordKey(kind.name, key));
  }
}

/** The cursor is the place of the last row answered, so that a row deleted since does no harm. */
function page<T>(
  kind: RecordKind<T>,
  rows: readonly (Row & { place: Place })[],
  limit: number,
  cursor: string | undefined,
): Page<T> {
  const after = cursor === undefined ? undefined : cursorSchema.parse(JSON.parse(cursor));
  const left =
    after === undefined ? rows : rows.filter((row) => comparePlaces([row.place, row.key], after) > 0);
  const taken = left.slice(0, limit);
  const last = taken.at(-1);
  return {
    rows: taken.map((row) => {
      const key = decodeRecordKey(kind.name, row.key);
      return { key, value: fromStored(kind, key, row.value) };
    }),
    ...(last !== undefined && limit < left.length ? { cursor: JSON.stringify([last.place, last.key]) } : {}),
  };
}

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.string()]);

function comparePlaces(a: readonly [Place, string], b: readonly [Place, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}
