/** The host's only source of chance: the same seed gives the same run. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** 0 <= n < below */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  bytes(length: number): Uint8Array;
  uuid(): string;
  /** An independent stream, the same for the same seed and name. */
  fork(name: string): Random;
}
