/**
 * What a warm process remembers for one installation. Only a saving: every use works with an empty memo.
 * Values kept here are immutable records or those that may be some seconds old by design.
 */
export interface Memo {
  /** The value kept under `key` if it is not older than `maxAgeSeconds`. */
  recall(key: string, maxAgeSeconds: number): unknown;
  keep(key: string, value: unknown): void;
}
