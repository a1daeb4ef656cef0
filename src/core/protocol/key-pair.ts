import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import type { KeyPair, PublicKey } from '../connection/connection-record.ts';
import { sha256 } from './sha256.ts';

/** DER headers of RFC 8410: what stands before the 32 raw bytes of a key. */
const der = {
  signPrivate: '302e020100300506032b657004220420',
  signPublic: '302a300506032b6570032100',
  agreePrivate: '302e020100300506032b656e04220420',
  agreePublic: '302a300506032b656e032100',
} as const;

/**
 * Encodings of the points of small order, without their sign bit: a signature under such a key proves nothing,
 * since it verifies for many messages.
 */
const smallOrder: ReadonlySet<string> = new Set([
  `${'00'.repeat(32)}`,
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

/** A pair for one connection from 64 random bytes: an Ed25519 and an X25519 seed. */
export function makeKeyPair(seeds: Uint8Array): { pair: KeyPair; publicKey: PublicKey } {
  if (seeds.length !== 64) throw new Error(`A key pair needs 64 random bytes, got ${seeds.length}`);
  const sign = Buffer.from(seeds.subarray(0, 32)).toString('base64url');
  const agree = Buffer.from(seeds.subarray(32)).toString('base64url');
  const signPublic = publicHalf(privateKey(der.signPrivate, sign));
  const agreePublic = publicHalf(privateKey(der.agreePrivate, agree));
  const kid = keyIdOf(signPublic);
  return { pair: { kid, sign, agree }, publicKey: { kid, sign: signPublic, agree: agreePublic } };
}

/** The public half of a stored pair. */
export function publicKeyOf(pair: KeyPair): PublicKey {
  const sign = publicHalf(privateKey(der.signPrivate, pair.sign));
  return { kid: pair.kid, sign, agree: publicHalf(privateKey(der.agreePrivate, pair.agree)) };
}

/** The id of a key is read from the key: nobody can name one key and send another. */
export const keyIdOf = (signPublic: string): string => sha256(signPublic).slice(0, 16);

export const signingKey = (pair: KeyPair): KeyObject => privateKey(der.signPrivate, pair.sign);

export const verifyingKey = (key: PublicKey): KeyObject => publicKeyFrom(der.signPublic, key.sign);

/** Whether a key that came over the wire may be trusted with a connection. */
export function isSoundPublicKey(key: PublicKey): boolean {
  const sign = rawKey(key.sign);
  if (!sign || !rawKey(key.agree) || key.kid !== keyIdOf(key.sign)) return false;
  const withoutSign = Buffer.from(sign);
  withoutSign[31] = (withoutSign[31] ?? 0) & 0x7f;
  return !smallOrder.has(withoutSign.toString('hex')) && canAgree(key.agree);
}

/** X25519 with a key of small order gives all zeros, which OpenSSL refuses. */
function canAgree(agreePublic: string): boolean {
  const probe = privateKey(der.agreePrivate, Buffer.alloc(32, 7).toString('base64url'));
  try {
    diffieHellman({ privateKey: probe, publicKey: publicKeyFrom(der.agreePublic, agreePublic) });
    return true;
  } catch {
    return false;
  }
}

function rawKey(text: string): Buffer | undefined {
  const raw = Buffer.from(text, 'base64url');
  return raw.length === 32 && raw.toString('base64url') === text ? raw : undefined;
}

function privateKey(header: string, seed: string): KeyObject {
  const key = Buffer.concat([Buffer.from(header, 'hex'), Buffer.from(seed, 'base64url')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function publicKeyFrom(header: string, raw: string): KeyObject {
  const key = Buffer.concat([Buffer.from(header, 'hex'), Buffer.from(raw, 'base64url')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

function publicHalf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return spki.subarray(spki.length - 32).toString('base64url');
}
