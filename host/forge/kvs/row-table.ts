/** Which rows: '' plain values, 'secret', or 'entity:<name>', of one installation. */
export interface Space {
  readonly installation: string;
  readonly space: string;
}

/** Times are epoch milliseconds. */
export interface StoredRow {
  readonly key: string;
  readonly json: string;
  readonly created: number;
  readonly updated: number;
  /** When its time is over; the row stays readable until it drops. */
  readonly expires: number | null;
  readonly drops: number | null;
}

/** What queries go on seeing of a row after a write: until when, and what it held (undefined: nothing). */
export interface PastRow {
  readonly key: string;
  readonly until: number;
  /** Tells writes of one moment apart. */
  readonly n: number;
  readonly before: StoredRow | undefined;
}

/** The entry of a row in an index of its entity. */
export interface Place {
  readonly name: string;
  readonly part: string;
  readonly range: number | string;
  readonly key: string;
}

export interface Position {
  readonly range: number | string;
  readonly key: string;
}

/** Which positions, in which order: numbers before text, text by its UTF-8 bytes, then by key. */
export interface Stretch {
  /** Both inclusive. */
  readonly low: number | string | undefined;
  readonly high: number | string | undefined;
  readonly after: Position | undefined;
  readonly limit: number;
  readonly descending: boolean;
}

/** Where the rows of every installation lie, with the entries of the indexes over them. */
export interface RowTable {
  get(space: Space, key: string): StoredRow | undefined;
  put(space: Space, row: StoredRow): void;
  delete(space: Space, key: string): void;
  enter(space: Space, place: Place): void;
  leave(space: Space, place: Place): void;
  /** The rows of a space by key, which is then their range, too. */
  byKey(space: Space, stretch: Stretch): Position[];
  byIndex(space: Space, name: string, part: string, stretch: Stretch): Position[];
  keepPast(space: Space, past: PastRow): void;
  /** In the order of their ends; forgets those that have ended by now. */
  past(space: Space, now: number): readonly PastRow[];
  /** Some rows whose time to drop has come. */
  dropped(installation: string, now: number): readonly { readonly space: string; readonly key: string }[];
  /** All rows of an installation, by space and key. */
  rowsOf(installation: string): readonly (StoredRow & { readonly space: string })[];
  /** Forgets everything of an installation. */
  clear(installation: string): void;
  /** One step; nested calls join the outer one. */
  transaction<T>(work: () => T): T;
}
