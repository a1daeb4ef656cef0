import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';
import { writeJson } from './write-json.ts';

describe('what is written', () => {
  it('is what it was where the text is sound', () => {
    const value = { a: 'naïve 😀 "quoted" \\ud800', b: [1, null, true] };
    expect(parseStrictJson(writeJson(value))).toEqual(value);
  });

  it('has the replacement character for half of a pair, and no NUL', () => {
    expect(parseStrictJson(writeJson({ a: 'x\ud800y', b: ['\udc00', 'n\0ul'] }))).toEqual({
      a: 'x\ufffdy',
      b: ['\ufffd', 'nul'],
    });
  });

  it('can be read by the strict parser whatever the strings are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' }), (one, two) => {
        const half = one + two.charAt(0) + String.fromCharCode(0xd800 + one.length);
        expect(parseStrictJson(writeJson({ half }))).toBeDefined();
      }),
    );
  });
});
