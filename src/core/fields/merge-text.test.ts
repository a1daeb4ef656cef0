import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedText, piecePrints } from './merge-text.ts';

const merge = (base: unknown, here: unknown, there: unknown, kind: 'text' | 'richText' = 'text') =>
  mergedText(kind, 'key', { base: piecePrints(kind, 'key', base), here, there });

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] });
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const list = (...texts: string[]) => ({ type: 'bulletList', content: texts.map(item) });

describe('two edits of one text', () => {
  it('are both there where they changed different lines', () => {
    expect(merge('a\nb\nc', 'A\nb\nc', 'a\nb\nC')).toBe('A\nb\nC');
  });

  it('cannot be merged where they changed the same line', () => {
    expect(merge('a\nb', 'A\nb', 'AA\nb')).toBeUndefined();
  });

  it('are one where both made the same change', () => {
    expect(merge('a\nb', 'A\nb', 'A\nb')).toBe('A\nb');
  });

  it('come to the same text on both sides', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, lines, lines, (base, one, other) => {
        expect(merge(base, one, other)).toEqual(merge(base, other, one));
      }),
    );
  });

  it('give the other one where only one side has edited', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, lines, (base, edited) => {
        expect(merge(base, base, edited)).toEqual(edited.trim() === '' ? null : edited.trim());
      }),
    );
  });
});

describe('two edits of one formatted text', () => {
  it('are both there where they changed different blocks, also inside one list', () => {
    const base = doc(paragraph('Intro'), list('one', 'two', 'three'));
    const here = doc(paragraph('Intro, better'), list('one', 'two', 'three'));
    const there = doc(paragraph('Intro'), list('one', 'two', 'three', 'four'));
    expect(merge(base, here, there, 'richText')).toEqual(
      doc(paragraph('Intro, better'), list('one', 'two', 'three', 'four')),
    );
  });

  it('keep what this side alone can hold', () => {
    const macro = { type: 'extension', attrs: { extensionKey: 'toc', extensionType: 'x', text: 'toc' } };
    const theirs = doc(paragraph('[toc]'), paragraph('a'));
    const merged = merge(
      doc(macro, paragraph('a')),
      doc(macro, paragraph('a'), paragraph('mine')),
      theirs,
      'richText',
    );
    expect(merged === undefined || JSON.stringify(merged).includes('extension')).toBe(true);
  });

  it('cannot be merged where one took away the list that the other wrote in', () => {
    const base = doc(list('one'), paragraph('end'));
    expect(
      merge(base, doc(paragraph('end')), doc(list('one', 'two'), paragraph('end')), 'richText'),
    ).toBeUndefined();
  });
});
