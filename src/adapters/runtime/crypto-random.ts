import { randomBytes } from 'node:crypto';
import type { Random } from '../../core/ports/environment.ts';

/** Chance from the operating system: 128 bits in a token. */
export const cryptoRandom = (): Random => ({
  token: () => randomBytes(16).toString('base64url'),
  short: () => randomBytes(9).toString('base64url'),
  bytes: (length) => new Uint8Array(randomBytes(length)),
});
