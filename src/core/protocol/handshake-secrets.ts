import { createHmac } from 'node:crypto';

/** 32 random bytes as they stand in messages: 43 characters. */
export const commitmentBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** The key of a connection's fingerprints: both sides can make it from the nonce, and nobody else. */
export const fingerprintKeyFrom = (nonce: string): string =>
  createHmac('sha256', nonce).update('counterpart fingerprints').digest('base64url').slice(0, 22);
