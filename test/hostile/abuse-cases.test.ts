import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { abuseCases } from './abuse-cases.ts';

const source = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

describe('the list of abuse cases', () => {
  it.each(abuseCases)('$id is held by a test that bears its number', ({ id, test }) => {
    const titles =
      source(`./${test}.test.ts`).match(/(?:describe|it|it\.each\([\s\S]*?\))\(\s*['`]([^'`]*)/g) ?? [];
    const named = [...titles, ...(source(`./${test}.test.ts`).match(/\n\s*'A\d+ [^']*',/g) ?? [])];
    expect(named.some((title) => new RegExp(`\\b${id}\\b`).test(title))).toBe(true);
  });

  it('holds every case that concerns connections', () => {
    const wanted = [
      ...Array.from({ length: 36 }, (_, n) => `A${n + 1}`),
      ...['A39', 'A40', 'A41', 'A42', 'A43', 'A44', 'A45', 'A46', 'A48', 'A50', 'A52', 'A53', 'A55', 'A56'],
      ...['A57', 'A58', 'A59', 'A60', 'A62'],
    ];
    expect(abuseCases.map(({ id }) => id)).toEqual(wanted);
  });

  it('stands in the page for security reviews, row by row', () => {
    const page = source('../../docs/security.md');
    for (const { id, attack, outcome, test } of abuseCases)
      expect(page).toContain(`| ${id} | ${attack} | ${outcome} | \`${test}\` |`);
  });
});
