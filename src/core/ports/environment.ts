/** The only sources of time and chance that core and use cases know. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds this invocation still has; Infinity where nothing limits it. */
  remaining(): number;
}

export interface Random {
  /** 22 characters of base64url, 128 bits. */
  token(): string;
  /** 12 characters of base64url, 72 bits: tells the attempts at one row apart and is written with every change. */
  short(): string;
  bytes(length: number): Uint8Array;
}

/** One line per fact, closed words and ids only: never a body, a name, a secret. */
export interface Log {
  note(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}
