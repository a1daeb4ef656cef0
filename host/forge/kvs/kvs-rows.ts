import { STORE } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';
import type { Random } from '../../random.ts';
import type { EntitySchemas } from './entity-schemas.ts';
import { attributesOf, placeInIndex } from './index-place.ts';
import type { Place, Position, RowTable, Space, StoredRow, Stretch } from './row-table.ts';

export const ENTITY = 'entity:';
const LATEST_REMOVAL_MS = STORE.expiredHours * 3_600_000;

export interface KvsRowsOptions {
  readonly table: RowTable;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly entities: EntitySchemas;
  /** Milliseconds by which queries lag behind writes. */
  readonly queryLag: (installation: string) => number;
}

/** The rows of every installation and the indexes over them. Each call is one step of the table. */
export class KvsRows {
  readonly #options: KvsRowsOptions;
  readonly #table: RowTable;
  #writes = 0;

  constructor(options: KvsRowsOptions) {
    this.#options = options;
    this.#table = options.table;
  }

  get(space: Space, key: string): StoredRow | undefined {
    const stored = this.#table.get(space, key);
    return this.#stands(stored) ? stored : undefined;
  }

  put(space: Space, key: string, json: string, ttlMs: number | undefined): StoredRow {
    const { clock, random } = this.#options;
    const now = clock.now();
    return this.#table.transaction(() => {
      if (ttlMs !== undefined) this.#removeDropped(space.installation);
      const before = this.get(space, key);
      const row: StoredRow = {
        key,
        json,
        created: before?.created ?? now,
        updated: now,
        expires: ttlMs === undefined ? null : now + ttlMs,
        drops: ttlMs === undefined ? null : now + ttlMs + random.below(LATEST_REMOVAL_MS),
      };
      this.#keepPast(space, key, before);
      this.#unindex(space, key);
      this.insert(space, row);
      return row;
    });
  }

  /** Answers what was deleted. */
  delete(space: Space, key: string): StoredRow | undefined {
    return this.#table.transaction(() => {
      const before = this.get(space, key);
      if (before === undefined) return undefined;
      this.#keepPast(space, key, before);
      this.#remove(space, key);
      return before;
    });
  }

  /** What queries still see in place of rows written less than a lag ago; undefined: no row yet. */
  past(space: Space): ReadonlyMap<string, StoredRow | undefined> {
    const past = new Map<string, StoredRow | undefined>();
    for (const { key, before } of this.#table.past(space, this.#options.clock.now())) {
      if (!past.has(key)) past.set(key, this.#stands(before) ? before : undefined);
    }
    return past;
  }

  byKey(space: Space, stretch: Stretch): Position[] {
    return this.#table.byKey(space, stretch);
  }

  byIndex(space: Space, name: string, part: string, stretch: Stretch): Position[] {
    return this.#table.byIndex(space, name, part, stretch);
  }

  transaction<T>(work: () => T): T {
    return this.#table.transaction(work);
  }

  /** Writes a row with its places in the indexes and nothing else: no lag, no times of its own. */
  insert(space: Space, row: StoredRow): void {
    this.#table.put(space, row);
    for (const place of this.#places(space, row)) this.#table.enter(space, place);
  }

  #stands(row: StoredRow | undefined): boolean {
    return row !== undefined && (row.drops === null || row.drops > this.#options.clock.now());
  }

  #removeDropped(installation: string): void {
    for (const { space, key } of this.#table.dropped(installation, this.#options.clock.now())) {
      this.#remove({ installation, space }, key);
    }
  }

  #remove(space: Space, key: string): void {
    this.#unindex(space, key);
    this.#table.delete(space, key);
  }

  /** By what the row holds, dropped or not: the index has no entry that the row does not explain. */
  #unindex(space: Space, key: string): void {
    if (!space.space.startsWith(ENTITY)) return;
    const row = this.#table.get(space, key);
    if (row === undefined) return;
    for (const place of this.#places(space, row)) this.#table.leave(space, place);
  }

  #places(space: Space, { key, json }: StoredRow): Place[] {
    if (!space.space.startsWith(ENTITY)) return [];
    const schema = this.#options.entities.find(space.space.slice(ENTITY.length));
    if (schema === undefined || schema.indexes.length === 0) return [];
    const attributes = attributesOf(json);
    return schema.indexes.flatMap((index) => {
      const place = placeInIndex(index, attributes);
      return place === undefined
        ? []
        : [{ name: index.name, part: place.partition, range: place.range, key }];
    });
  }

  #keepPast(space: Space, key: string, before: StoredRow | undefined): void {
    const { clock, queryLag } = this.#options;
    const lag = queryLag(space.installation);
    if (lag <= 0) return;
    this.#writes += 1;
    this.#table.keepPast(space, { key, until: clock.now() + lag, n: this.#writes, before });
  }
}
