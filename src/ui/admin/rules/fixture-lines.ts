import type { Fixture } from '../../../contract/fixtures.ts';
import type { Texts } from '../../shared/texts/en.ts';

export type FixtureResult = NonNullable<Fixture['last']>['result'];

/** What a result says beyond its state, one line each. */
export function fixtureLines(result: FixtureResult, words: Texts['fixtures']): string[] {
  const { altered, edited, text } = result;
  return [
    ...altered.map(({ path, expected, found }) =>
      words.altered(path, inWords(expected, words.nothing), inWords(found, words.nothing)),
    ),
    ...(edited.length === 0 ? [] : [words.edited(edited.join(', '))]),
    ...(text === undefined ? [] : [text]),
  ];
}

const MOST = 100;

function inWords(value: string | undefined, nothing: string): string {
  if (value === undefined || value === '') return nothing;
  return `"${value.length > MOST ? `${value.slice(0, MOST)}…` : value}"`;
}
