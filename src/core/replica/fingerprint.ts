import { createHmac } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** 12 characters of base64url: 72 bits of a hash keyed per connection, so that stored shadows tell nothing. */
export type Fingerprint = string;

const FINGERPRINT_BYTES = 9;

export function fingerprint(key: string, value: unknown): Fingerprint {
  const digest = createHmac('sha256', key).update(canonicalJson(value)).digest();
  return digest.subarray(0, FINGERPRINT_BYTES).toString('base64url');
}

/** What stands for a fingerprint where a path is a member of a set: there is nothing to tell but that it is there. */
export const MEMBER_THERE: Fingerprint = '1';
export const MEMBER_GONE: Fingerprint = '0';
