import { INVOCATION } from '../../../src/core/limits.ts';

export class PayloadTooLargeError extends Error {
  constructor(what: string, bytes: number, limit: number) {
    super(`${what} has ${bytes} bytes; at most ${limit} are allowed.`);
    this.name = 'PayloadTooLargeError';
  }
}

/**
 * What arrives on the other side of the platform: dates are strings, `undefined` and methods are gone. Throws
 * PayloadTooLargeError above `limit` bytes of JSON.
 */
export function jsonTrip(value: unknown, what: string, limit: number = INVOCATION.payloadBytes): unknown {
  const text = JSON.stringify(value);
  if (text === undefined) return undefined;
  const bytes = Buffer.byteLength(text);
  if (bytes > limit) throw new PayloadTooLargeError(what, bytes, limit);
  return JSON.parse(text);
}
