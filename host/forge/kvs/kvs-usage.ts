/** One record that a call read or wrote; bytes are those of its key and its value as JSON. */
export interface TouchedRecord {
  /** '' for plain values, 'secret', or the name of the entity. */
  readonly entity: string;
  readonly key: string;
  readonly readBytes: number;
  readonly writtenBytes: number;
}

/** What one call of the store cost, answered or refused. */
export interface KvsUse {
  readonly installation: string;
  /** `/api/v1/transaction` and the like: one operation each. */
  readonly path: string;
  readonly status: number;
  readonly records: readonly TouchedRecord[];
}

/** Collects what a call touches. */
export class KvsUsage {
  readonly #records: TouchedRecord[] = [];

  read(entity: string, key: string, json: string | undefined): void {
    this.#records.push({ entity, key, readBytes: bytesOf(key, json), writtenBytes: 0 });
  }

  write(entity: string, key: string, json: string | undefined): void {
    this.#records.push({ entity, key, readBytes: 0, writtenBytes: bytesOf(key, json) });
  }

  get records(): readonly TouchedRecord[] {
    return this.#records;
  }
}

function bytesOf(key: string, json: string | undefined): number {
  return json === undefined ? 0 : Buffer.byteLength(key) + Buffer.byteLength(json);
}
