/** What a collection tells its watchers and the undo log: absent `before` is an insert, absent `after` a delete. */
export interface RecordChange<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

type IndexKey<T> = (record: T) => readonly string[];

interface Index<T> {
  readonly keysOf: IndexKey<T>;
  readonly entries: Map<string, Set<string>>;
}

/**
 * One kind of record, in memory, in order of insertion. Records are values: change one by `put({...record, ...})`,
 * never in place, so that watchers see before and after and a failed request can be undone.
 */
export class Collection<T> {
  readonly kind: string;
  readonly #idOf: (record: T) => string;
  readonly #records = new Map<string, T>();
  readonly #indexes = new Map<string, Index<T>>();
  readonly #watchers = new Set<(change: RecordChange<T>) => void>();

  constructor(kind: string, idOf: (record: T) => string, indexes: Record<string, IndexKey<T>> = {}) {
    this.kind = kind;
    this.#idOf = idOf;
    for (const [name, keysOf] of Object.entries(indexes)) {
      this.#indexes.set(name, { keysOf, entries: new Map() });
    }
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  entries(): [string, T][] {
    return [...this.#records];
  }

  all(): T[] {
    return [...this.#records.values()];
  }

  find(test: (record: T) => boolean): T | undefined {
    for (const record of this.#records.values()) if (test(record)) return record;
    return undefined;
  }

  filter(test: (record: T) => boolean): T[] {
    return this.all().filter(test);
  }

  /** Records whose index `name` holds `key`, in order of insertion into the index. */
  by(name: string, key: string): T[] {
    const index = this.#indexes.get(name);
    if (!index) throw new Error(`Collection ${this.kind} has no index ${name}.`);
    const found: T[] = [];
    for (const id of index.entries.get(key) ?? []) {
      const record = this.#records.get(id);
      if (record !== undefined) found.push(record);
    }
    return found;
  }

  put(record: T): T {
    const id = this.#idOf(record);
    this.#replace(id, record);
    return record;
  }

  delete(id: string): T | undefined {
    const before = this.#records.get(id);
    if (before !== undefined) this.#replace(id, undefined);
    return before;
  }

  /** Called after every change, before the request that made it is answered. */
  watch(watcher: (change: RecordChange<T>) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  clear(): void {
    for (const id of [...this.#records.keys()]) this.#replace(id, undefined);
  }

  #replace(id: string, after: T | undefined): void {
    const before = this.#records.get(id);
    if (after === undefined) this.#records.delete(id);
    else this.#records.set(id, after);
    for (const index of this.#indexes.values()) this.#reindex(index, id, before, after);
    for (const watcher of this.#watchers) watcher({ id, before, after });
  }

  #reindex(index: Index<T>, id: string, before: T | undefined, after: T | undefined): void {
    const old = before === undefined ? [] : index.keysOf(before);
    const now = after === undefined ? [] : index.keysOf(after);
    for (const key of old) {
      if (now.includes(key)) continue;
      const ids = index.entries.get(key);
      ids?.delete(id);
      if (ids?.size === 0) index.entries.delete(key);
    }
    for (const key of now) {
      const ids = index.entries.get(key);
      if (ids) ids.add(id);
      else index.entries.set(key, new Set([id]));
    }
  }
}
