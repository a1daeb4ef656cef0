import { describe, expect, it } from 'vitest';
import { groovyIdioms } from '../../../test/support/groovy-idiom.ts';
import { scriptNames, scriptObjects } from '../scripting/script-api.ts';
import { looksLikeGroovy } from './looks-like-groovy.ts';
import { translateGroovy } from './translate-groovy.ts';

const idioms = [...groovyIdioms('language'), ...groovyIdioms('work-items')];
/** Groovy that is JavaScript as well, letter by letter: nothing in it shows which of the two it is. */
const ALIKE = [
  'a value of which nothing is known is asked as Groovy asks it',
  'numbers and texts are put in order, null first',
];

const isAlike = ({ says, groovy, js }: (typeof idioms)[number]): boolean =>
  ALIKE.includes(says) || groovy.join('').replace(/\W/g, '') === js.join('').replace(/\W/g, '');

describe('a script that is put in', () => {
  it('is recognised as Groovy', () => {
    const missed = idioms.filter((one) => !isAlike(one) && !looksLikeGroovy(one.groovy.join('\n')));
    expect(missed.map(({ says }) => says)).toEqual([]);
  });

  it('is recognised as JavaScript once it is translated', () => {
    const wrong = idioms.filter((one) =>
      looksLikeGroovy(translateGroovy(one.groovy.join('\n'), one.side).script),
    );
    expect(wrong.map(({ says }) => says)).toEqual([]);
  });

  it('is JavaScript in every example of the script interface', () => {
    const examples = [...scriptNames, ...scriptObjects.flatMap(({ members }) => members)].flatMap(
      ({ example }) => (example === undefined ? [] : [example]),
    );
    expect(examples.length).toBeGreaterThan(10);
    expect(examples.filter(looksLikeGroovy)).toEqual([]);
  });

  it('is not Groovy for what its remarks hold, nor for being empty', () => {
    expect(
      looksLikeGroovy('// def x = 1\n/* issue.customFields."A".value */\nissue.summary = replica.summary'),
    ).toBe(false);
    expect(looksLikeGroovy('')).toBe(false);
  });

  it('is looked at in time however it is made', () => {
    const started = performance.now();
    for (const part of ['"', '{a,', 'a.', '[', '/*', 'def ', '\\', 'a b'])
      looksLikeGroovy(part.repeat(60_000));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
