import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

describe('strict JSON', () => {
  it('reads whatever JSON.stringify writes of sound strings', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u0000|__proto__|"constructor"|"prototype"|\\ud[89a-f]/i.test(text));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('knows keys from strings that look like keys', () => {
    expect(parseStrictJson('{"a":"\\"b\\":1","b":["a","a"],"c":"{\\"a\\":1,\\"a\\":2}"}')).toMatchObject({
      b: ['a', 'a'],
    });
  });

  it('takes the same key in two objects', () => {
    expect(parseStrictJson('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('takes a pair of surrogates, raw and in escapes, and an escaped backslash before u0000', () => {
    expect(parseStrictJson('["\\ud83d\\ude00","😀"]')).toEqual(['😀', '😀']);
    expect(parseStrictJson('["\\\\u0000"]')).toEqual(['\\u0000']);
  });

  it.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice with space before the colon', '{"a" :1,"a"\n:2}'],
    ['__proto__ in escapes', '{"\\u005f_proto__":1}'],
    ['depth 501', `${'['.repeat(501)}${']'.repeat(501)}`],
    ['NUL', '["\\u0000"]'],
    ['half a pair in escapes', '["\\ud83d"]'],
    ['half a pair raw', '["\ud83d"]'],
    ['a byte order mark', '\ufeff{}'],
    ['an open string', '{"a'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseStrictJson(text)).toBeUndefined();
  });

  it('reads 5 MB of one long string in a moment of steps', () => {
    const text = JSON.stringify({ data: 'x'.repeat(5_000_000) });
    expect(parseStrictJson(text)).toMatchObject({ data: expect.stringMatching(/^x{10}/) });
  });
});
