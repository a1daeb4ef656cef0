import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { type GroovyIdiom, groovyIdioms } from '../../../test/support/groovy-idiom.ts';
import { runTranslated } from '../../../test/support/run-translated.ts';
import { translateGroovy } from './translate-groovy.ts';

// What scripts of language.json give was found by running them in Groovy 4.0.26.
describe.each(['language', 'work-items'] as const)('Groovy of %s', (name) => {
  it.each(groovyIdioms(name))('$says', (idiom) => {
    const { script, refusals } = translateGroovy(idiom.groovy.join('\n'), idiom.side);
    expect(refusals).toEqual([]);
    expect(withoutPieces(script)).toEqual(idiom.js);
    parse(script, { ecmaVersion: 2023, allowReturnOutsideFunction: true });
    expect(runTranslated(script, idiom.given)).toMatchObject(expected(idiom));
  });
});

it('knows at least 50 idioms', () => {
  expect(groovyIdioms('language').length + groovyIdioms('work-items').length).toBeGreaterThanOrEqual(50);
});

function withoutPieces(script: string): string[] {
  return (script.split('\n// What Groovy does')[0] ?? '').trimEnd().split('\n');
}

function expected({ gives }: GroovyIdiom): Record<string, unknown> {
  return 'failed' in gives ? gives : { ...gives, calls: gives['calls'] ?? [] };
}
