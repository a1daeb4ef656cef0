import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

/** Such as no word of any language has within it. */
const values = ['{1}', '{2}', '{3}'];

function said(text: unknown): string {
  return typeof text === 'function' ? String(Reflect.apply(text, undefined, values)) : String(text);
}

describe('the texts of the pages', () => {
  it('have the same keys in every language', () => {
    expect(leaves(de).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path));
  });

  it('keep every value that is filled in', () => {
    for (const [path, text] of leaves(en).filter(([, text]) => typeof text === 'function')) {
      const other = leaves(de).find(([at]) => at === path)?.[1];
      for (const value of values) {
        expect(said(other).includes(value), `${path} in German and "${value}"`).toBe(
          said(text).includes(value),
        );
      }
    }
  });

  it('name Jira things by the words that sites show', () => {
    const old = leaves(en).filter(([, text]) => /\b(project|issue)s?\b/i.test(said(text)));
    expect(old).toEqual([]);
  });
});
