import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of UTF-8 text or bytes, base64url without padding (43 characters). */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('base64url');

/** Whether two strings are equal, in time that does not depend on where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
