/** What docs/data-model.md says of a kind of record beside what its schema says. */
export interface RecordNote {
  readonly key: string;
  readonly holds: string;
  /** Use cases that write it, by their file names. */
  readonly writers: readonly string[];
  /** What bounds its size and number. */
  readonly size: string;
  /** How long it is kept; what ends it. */
  readonly kept: string;
  /** The setting that switches it off; absent: the engine cannot do without it. */
  readonly off?: string;
}
