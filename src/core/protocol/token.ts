import { createHmac } from 'node:crypto';
import { equalInConstantTime } from './sha256.ts';

/** The app variable that tokens are made with: the one secret outside the store, with the value before it. */
export interface TokenSecrets {
  readonly current: string;
  readonly previous?: string;
}

/**
 * The pre-filter token that a receiver gives to its peer: 22 characters. It is checked before anything is read,
 * so that strangers cost no store access; it proves nothing by itself.
 */
export const tokenFor = (secret: string, connection: string): string =>
  createHmac('sha256', secret).update(`counterpart token ${connection}`).digest('base64url').slice(0, 22);

export function isOwnToken(token: string, connection: string, secrets: TokenSecrets): boolean {
  const known = [secrets.current, ...(secrets.previous === undefined ? [] : [secrets.previous])];
  return known
    .map((secret) => equalInConstantTime(tokenFor(secret, connection), token))
    .some((equal) => equal);
}
