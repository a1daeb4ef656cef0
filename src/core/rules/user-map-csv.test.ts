import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUserMapCsv, userMapCsv } from './user-map-csv.ts';

const read = (text: string) => readUserMapCsv(text);
const lines = (text: string) => {
  const attempt = read(text);
  return attempt.ok ? attempt.value.map(({ here, there }) => [here, there]) : attempt.error;
};

describe('a user map as a table', () => {
  it('comes back as it was written, whatever its names hold', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() === text && text !== '');
    const map = fc.uniqueArray(fc.record({ here: word, there: word }), {
      selector: ({ there }) => there.toLowerCase(),
      maxLength: 20,
    });
    fc.assert(
      fc.property(map, (given) => {
        const back = read(userMapCsv(given));
        if (!back.ok) throw new Error(back.error.message);
        expect(back.value.map(({ here, there }) => ({ here, there }))).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  it('runs nothing when a spreadsheet opens it', () => {
    const text = userMapCsv([{ here: '=HYPERLINK("http://x")', there: '@SUM(A1)' }]);
    expect(text).toBe(`here,there\r\n"'=HYPERLINK(""http://x"")","'@SUM(A1)"\r\n`);
  });

  it('is read with a header or without, with semicolons and tabs', () => {
    const wanted = [
      ['a-1', 'Bob'],
      ['a-2', 'Baker, Ann'],
    ];
    expect(lines('here,there\na-1,Bob\n\na-2,"Baker, Ann"\n')).toEqual(wanted);
    expect(lines('\uFEFFa-1;Bob\r\na-2;Baker, Ann')).toEqual(wanted);
    expect(lines('a-1\tBob\na-2\tBaker, Ann')).toEqual(wanted);
    expect(lines('')).toEqual([]);
  });

  it.each([
    ['a-1,Bob\n,Carl', 'Line 2 of the table cannot be used: it names nobody here.'],
    ['a-1,Bob\na-2', 'Line 2 of the table cannot be used: it names nobody at the partner.'],
    ['a-1,Bob\na-2,Carl,x', 'Line 2 of the table cannot be used: it has 3 values and not two.'],
    ['a-1,Bob\n\na-2,bob', 'Line 3 of the table cannot be used: "bob" stands in line 1 already.'],
    ['a-1,"two\nlines"\na-2,"Carl', 'Line 3 of the table cannot be used: a quotation mark is not closed.'],
    [`a-1,${'x'.repeat(321)}`, 'Line 1 of the table cannot be used: a value is longer than 320 characters.'],
  ])('is refused as a whole with the number of its wrong line: %j', (text, message) => {
    expect(lines(text)).toMatchObject({ message });
  });
});
