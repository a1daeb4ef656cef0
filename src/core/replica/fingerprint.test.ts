import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { fingerprint } from './fingerprint.ts';

describe('a fingerprint', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(fingerprint('key', turned)).toBe(fingerprint('key', value));
      }),
    );
  });

  it('tells apart what JSON tells apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(canonicalJson(a) !== canonicalJson(b));
        expect(fingerprint('key', a)).not.toBe(fingerprint('key', b));
      }),
    );
  });

  it('is another one under another key, and always 12 characters', () => {
    expect(fingerprint('one', 'value')).not.toBe(fingerprint('two', 'value'));
    expect(fingerprint('one', 'value')).toMatch(/^[A-Za-z0-9_-]{12}$/);
  });

  it('reads back as the value it was made from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // -0 and 0 are one number in JSON.
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
