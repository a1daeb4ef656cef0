/** One write of a row: what it holds from `at` on, as JSON; without `json` it was deleted. Epoch milliseconds. */
interface Write {
  readonly at: number;
  readonly json?: string;
  readonly expires?: number;
}

export interface Row {
  readonly key: string;
  readonly value: unknown;
}

/**
 * Rows with what they held before, so that reads by key see every write and queries see those that are older
 * than the lag. Values are kept as JSON text: nothing is shared between reader and writer.
 */
export class MemoryRows {
  readonly #now: () => number;
  readonly #lag: () => number;
  readonly #rows = new Map<string, Write[]>();

  constructor(now: () => number, lag: () => number) {
    this.#now = now;
    this.#lag = lag;
  }

  get(key: string): unknown {
    const last = this.#rows.get(key)?.at(-1);
    return last === undefined ? undefined : this.#read(last);
  }

  /** Whether a row stands, even one past its time: the platform drops it later. */
  stands(key: string): boolean {
    return this.#rows.get(key)?.at(-1)?.json !== undefined;
  }

  set(key: string, value: unknown, ttlSeconds?: number): void {
    const expires = ttlSeconds === undefined ? {} : { expires: this.#now() + ttlSeconds * 1000 };
    this.#push(key, { at: this.#now(), json: JSON.stringify(value), ...expires });
  }

  delete(key: string): void {
    if (this.#rows.has(key)) this.#push(key, { at: this.#now() });
  }

  /** What a query sees: the rows as they were `lag` milliseconds ago, in the order of their keys. */
  queried(prefix: string): Row[] {
    const seenUntil = this.#now() - this.#lag();
    const found: Row[] = [];
    for (const [key, writes] of this.#rows) {
      if (!key.startsWith(prefix)) continue;
      const last = writes.findLast((write) => write.at <= seenUntil);
      const value = last === undefined ? undefined : this.#read(last);
      if (value !== undefined) found.push({ key, value });
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  snapshot(): ReadonlyMap<string, string> {
    const now: [string, string][] = [];
    for (const [key, writes] of this.#rows) {
      const json = writes.at(-1)?.json;
      if (json !== undefined) now.push([key, json]);
    }
    return new Map(now);
  }

  restore(snapshot: ReadonlyMap<string, string>): void {
    this.#rows.clear();
    for (const [key, json] of snapshot) this.#rows.set(key, [{ at: 0, json }]);
  }

  #read(write: Write): unknown {
    if (write.json === undefined) return undefined;
    if (write.expires !== undefined && write.expires <= this.#now()) return undefined;
    return JSON.parse(write.json);
  }

  #push(key: string, write: Write): void {
    const writes = this.#rows.get(key) ?? [];
    const seenUntil = this.#now() - this.#lag();
    const firstNeeded = Math.max(
      0,
      writes.findLastIndex((earlier) => earlier.at <= seenUntil),
    );
    this.#rows.set(key, [...writes.slice(firstNeeded), write]);
  }
}
