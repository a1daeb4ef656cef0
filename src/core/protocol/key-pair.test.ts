import { describe, expect, it } from 'vitest';
import { isSoundPublicKey, keyIdOf, makeKeyPair, publicKeyOf } from './key-pair.ts';
import { isSigned, signText } from './signature.ts';

const first = makeKeyPair(Buffer.alloc(64, 1));
const second = makeKeyPair(Buffer.alloc(64, 2));
const encoded = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

describe('a key pair', () => {
  it('is the same for the same random bytes and gives its public half again', () => {
    expect(makeKeyPair(Buffer.alloc(64, 1))).toEqual(first);
    expect(publicKeyOf(first.pair)).toEqual(first.publicKey);
    expect(isSoundPublicKey(first.publicKey)).toBe(true);
  });

  it('signs what only its own public half verifies', () => {
    const list = signText('hello', [first.pair]);
    expect(isSigned('hello', list, [first.publicKey])).toBe(true);
    expect(isSigned('hello!', list, [first.publicKey])).toBe(false);
    expect(isSigned('hello', list, [second.publicKey])).toBe(false);
  });

  it('verifies by either of two keys while they are rotated', () => {
    const list = signText('hello', [first.pair, second.pair]);
    expect(isSigned('hello', list, [second.publicKey])).toBe(true);
    expect(isSigned('hello', signText('hello', [second.pair]), [first.publicKey, second.publicKey])).toBe(
      true,
    );
  });

  it('needs 64 random bytes', () => {
    expect(() => makeKeyPair(Buffer.alloc(63))).toThrow('64 random bytes');
  });
});

describe('a public key from the wire', () => {
  it.each([
    ['zero', '00'.repeat(32)],
    ['one', `01${'00'.repeat(31)}`],
    ['order eight', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['order eight with its sign bit', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
    ['p - 1', `ec${'ff'.repeat(30)}7f`],
    ['p', `ed${'ff'.repeat(30)}7f`],
  ])('A13 is refused as a signing key of small order: %s', (_, hex) => {
    const sign = encoded(hex);
    expect(isSoundPublicKey({ ...first.publicKey, sign, kid: keyIdOf(sign) })).toBe(false);
  });

  it('A13 is refused with an all-zero key for agreement', () => {
    expect(isSoundPublicKey({ ...first.publicKey, agree: encoded('00'.repeat(32)) })).toBe(false);
  });

  it('is refused under the id of another key', () => {
    expect(isSoundPublicKey({ ...first.publicKey, kid: second.publicKey.kid })).toBe(false);
  });

  it('is refused when it is not 32 bytes of canonical base64url', () => {
    for (const sign of ['', 'AAAA', `${first.publicKey.sign}=`, `${first.publicKey.sign}A`])
      expect(isSoundPublicKey({ ...first.publicKey, sign, kid: keyIdOf(sign) })).toBe(false);
  });
});
