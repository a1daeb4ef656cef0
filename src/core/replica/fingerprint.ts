import { createHmac } from 'node:crypto';

/** 12 characters of base64url: 72 bits of a hash keyed per connection, so that stored shadows tell nothing. */
export type Fingerprint = string;

const FINGERPRINT_BYTES = 9;

export function fingerprint(key: string, value: unknown): Fingerprint {
  const digest = createHmac('sha256', key).update(canonicalJson(value)).digest();
  return digest.subarray(0, FINGERPRINT_BYTES).toString('base64url');
}

/** JSON with sorted member names: the same value gives the same text whatever built it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** What stands for a fingerprint where a path is a member of a set: there is nothing to tell but that it is there. */
export const MEMBER_THERE: Fingerprint = '1';
export const MEMBER_GONE: Fingerprint = '0';
