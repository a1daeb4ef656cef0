import { comparePositions } from './compare-positions.ts';
import type { PastRow, Place, Position, RowTable, Space, StoredRow, Stretch } from './row-table.ts';

/** Positions that are sorted when they are next asked for. */
interface Sorted {
  readonly positions: Map<string, Position>;
  order: readonly Position[] | undefined;
}

/** One space of an installation. */
interface Shelf extends Space {
  readonly rows: Map<string, StoredRow>;
  readonly keys: Sorted;
  readonly indexes: Map<string, Sorted>;
  past: PastRow[];
}

/** Rows of a host that lives for one run. */
export class MemoryRowTable implements RowTable {
  readonly #shelves = new Map<string, Shelf>();

  get(space: Space, key: string): StoredRow | undefined {
    return this.#shelf(space).rows.get(key);
  }

  put(space: Space, row: StoredRow): void {
    const { rows, keys } = this.#shelf(space);
    if (!rows.has(row.key)) insert(keys, row.key, { range: row.key, key: row.key });
    rows.set(row.key, row);
  }

  delete(space: Space, key: string): void {
    const { rows, keys } = this.#shelf(space);
    rows.delete(key);
    remove(keys, key);
  }

  enter(space: Space, { name, part, range, key }: Place): void {
    const { indexes } = this.#shelf(space);
    const at = JSON.stringify([name, part]);
    const entries = indexes.get(at) ?? { positions: new Map(), order: undefined };
    indexes.set(at, entries);
    insert(entries, JSON.stringify([range, key]), { range, key });
  }

  leave(space: Space, { name, part, range, key }: Place): void {
    const entries = this.#shelf(space).indexes.get(JSON.stringify([name, part]));
    if (entries !== undefined) remove(entries, JSON.stringify([range, key]));
  }

  byKey(space: Space, stretch: Stretch): Position[] {
    return stretchOf(this.#shelf(space).keys, stretch);
  }

  byIndex(space: Space, name: string, part: string, stretch: Stretch): Position[] {
    const entries = this.#shelf(space).indexes.get(JSON.stringify([name, part]));
    return entries === undefined ? [] : stretchOf(entries, stretch);
  }

  keepPast(space: Space, past: PastRow): void {
    this.#shelf(space).past.push(past);
  }

  past(space: Space, now: number): readonly PastRow[] {
    const shelf = this.#shelf(space);
    if (shelf.past.length === 0) return shelf.past;
    shelf.past = shelf.past.filter(({ until }) => until > now);
    return shelf.past.toSorted((a, b) => a.until - b.until || a.n - b.n);
  }

  dropped(installation: string, now: number) {
    return this.#of(installation).flatMap(({ space, rows }) =>
      [...rows.values()]
        .filter(({ drops }) => drops !== null && drops <= now)
        .map(({ key }) => ({ space, key })),
    );
  }

  rowsOf(installation: string): readonly (StoredRow & { readonly space: string })[] {
    return this.#of(installation)
      .toSorted((a, b) => (a.space < b.space ? -1 : 1))
      .flatMap(({ space, rows, keys }) =>
        inOrder(keys).flatMap(({ key }) => {
          const row = rows.get(key);
          return row === undefined ? [] : [{ ...row, space }];
        }),
      );
  }

  clear(installation: string): void {
    for (const [name, shelf] of this.#shelves) {
      if (shelf.installation === installation) this.#shelves.delete(name);
    }
  }

  /** Nothing that the store does in one step fails once it has begun to write. */
  transaction<T>(work: () => T): T {
    return work();
  }

  #shelf({ installation, space }: Space): Shelf {
    const name = `${installation}/${space}`;
    const known = this.#shelves.get(name);
    if (known !== undefined) return known;
    const keys: Sorted = { positions: new Map(), order: undefined };
    const fresh: Shelf = { installation, space, rows: new Map(), keys, indexes: new Map(), past: [] };
    this.#shelves.set(name, fresh);
    return fresh;
  }

  #of(installation: string): Shelf[] {
    return [...this.#shelves.values()].filter((shelf) => shelf.installation === installation);
  }
}

function insert(sorted: Sorted, name: string, position: Position): void {
  sorted.positions.set(name, position);
  sorted.order = undefined;
}

function remove(sorted: Sorted, name: string): void {
  if (sorted.positions.delete(name)) sorted.order = undefined;
}

function inOrder(sorted: Sorted): readonly Position[] {
  sorted.order ??= [...sorted.positions.values()].sort(comparePositions);
  return sorted.order;
}

function stretchOf(sorted: Sorted, { low, high, after, limit, descending }: Stretch): Position[] {
  const order = inOrder(sorted);
  const found: Position[] = [];
  for (let step = 0; step < order.length && found.length < limit; step += 1) {
    const position = order[descending ? order.length - 1 - step : step];
    if (position === undefined) break;
    const { range } = position;
    if (low !== undefined && comparePositions({ range, key: '' }, { range: low, key: '' }) < 0) continue;
    if (high !== undefined && comparePositions({ range, key: '' }, { range: high, key: '' }) > 0) continue;
    if (after !== undefined && (descending ? -1 : 1) * comparePositions(position, after) <= 0) continue;
    found.push(position);
  }
  return found;
}
