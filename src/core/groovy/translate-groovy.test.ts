import { parse } from 'acorn';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groovyIdioms } from '../../../test/support/groovy-idiom.ts';
import { tokenize } from './tokenize.ts';
import { LONGEST_GROOVY, translateGroovy } from './translate-groovy.ts';

const scripts = [...groovyIdioms('language'), ...groovyIdioms('work-items')].map(({ groovy }) =>
  groovy.join('\n'),
);

/** As the sandbox reads a script: inside of a strict function. */
function reads(script: string): void {
  parse(
    `(function(issue,replica,previous,firstSync,changed,connection,tables,fail,store){"use strict";${script}\n})`,
    {
      ecmaVersion: 2023,
    },
  );
}

function holds(groovy: string): void {
  for (const side of ['outgoing', 'incoming'] as const) {
    const { script, refusals, notes } = translateGroovy(groovy, side);
    reads(script);
    const lines = groovy.split(/\r\n|\r|\n/).length;
    for (const one of [...refusals, ...notes]) {
      expect(one.line).toBeGreaterThanOrEqual(1);
      expect(one.line).toBeLessThanOrEqual(lines);
      expect(one.column).toBeGreaterThanOrEqual(1);
    }
    if (refusals.length > 0) expect(script).toContain('fail(');
  }
}

const tokens = scripts.flatMap((script) =>
  tokenize(script).tokens.map(({ start, end }) => script.slice(start, end)),
);
const options = { numRuns: 150 };

describe('any text', () => {
  it('gives JavaScript that can be read, with tokens cut out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.nat(), fc.nat(40), (script, at, count) => {
        const from = at % script.length;
        holds(script.slice(0, from) + script.slice(from + count));
      }),
      options,
    );
  });

  it('gives JavaScript that can be read, with tokens shuffled', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...tokens), fc.constantFrom(' ', '\n', '')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (all) => holds(all.flat().join(''))),
      options,
    );
  });

  it('gives JavaScript that can be read, with pieces of one script put into another', () => {
    const script = fc.constantFrom(...scripts);
    fc.assert(
      fc.property(script, script, fc.nat(), fc.nat(), fc.nat(80), (one, other, at, from, count) => {
        const here = at % one.length;
        holds(
          one.slice(0, here) +
            other.slice(from % other.length, (from % other.length) + count) +
            one.slice(here),
        );
      }),
      options,
    );
  });

  it('gives JavaScript that can be read, whatever its characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), holds), options);
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '"',
            "'",
            '/',
            '$',
            '{',
            '}',
            '\\',
            '\n',
            'a',
            '*',
            '.',
            '?',
            ':',
            '[',
            ']',
            '(',
            ')',
            '=',
            '-',
            '>',
            ' ',
          ),
          maxLength: 30,
        }),
        holds,
      ),
      options,
    );
  });

  it('is refused as a whole where it is too long', () => {
    const long = 'issue.summary = replica.summary\n'.repeat(16_000);
    expect(long.length).toBeGreaterThan(500_000);
    const { refusals } = translateGroovy(long, 'incoming');
    expect(refusals).toEqual([
      expect.objectContaining({ line: 1, reason: expect.stringContaining(String(LONGEST_GROOVY)) }),
    ]);
  });

  it.each([
    ['brackets', `def x = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['lists', `def x = ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['closures', `def x = ${'{ '.repeat(5000)}1${' }'.repeat(5000)}`],
    ['closures with names', `def x = ${'{ a = '.repeat(3000)}1${' }'.repeat(3000)}`],
    ['signs', `def x = ${'!'.repeat(20_000)}true`],
    ['ifs', `${'if (firstSync) '.repeat(5000)}return`],
    ['else ifs', `if (firstSync) { }${' else if (firstSync) { }'.repeat(3000)}`],
    ['templates', `def x = ${'"${'.repeat(500)}1${'}"'.repeat(500)}`],
    ['calls that are refused', `${'[1].add({ '.repeat(25)}1${' })'.repeat(25)}`],
    ['a long line', `def x = ${'1 + '.repeat(20_000)}1`],
    ['links', `def x = issue${'?.parent'.repeat(20_000)}`],
    ['blanks', ' \n'.repeat(99_000)],
    ['open texts', '"'.repeat(150_001)],
    ['remarks', '/* a */ // b\n'.repeat(12_000)],
  ])('that is nested or long is read or refused in time: %s', (_what, groovy) => {
    holds(groovy);
  });

  it('declares a name once where its second declaration is refused', () => {
    holds('def out = []\ndef out\ndef out = httpClient.get("/")\ndef a = 1, a = 2\nString out = 2');
    holds('def n = 1 +\nn = 2\ntry { x() } catch (e) { def e = 1 }');
    holds('switch (replica.key) {\n case "a": def n = 1 +\n break\n case "b": def n = 2 +\n break\n}');
  });

  it('may hold patterns over several lines', () => {
    holds('def x = replica.key =~ /[a\n\u2028]\n/');
  });

  it('may hold halves of characters', () => {
    holds('def x = "\ud800" // \udc00\nissue.summary = "${x}\udfff"');
    holds('def \ud800x = 1');
    holds('// \u2028 issue.summary = "a"\n/* \u2029 */ def \u00e4 = "\u2028"');
  });
});
