import { describe, expect, it } from 'vitest';
import { en } from '../../shared/texts/en.ts';
import { previewText } from './previewed-values.ts';

const { preview: words } = en.fieldsPart;
const field = (path: string, sends?: string) => ({
  path,
  result: 'written' as const,
  crosses: true,
  byRules: false,
  ...(sends === undefined ? {} : { sends }),
});
const seen = {
  fields: [
    field('summary', 'Printer burns'),
    field('labels/a', 'a'),
    field('labels/b', 'b'),
    field('due', ''),
    field('old'),
  ],
  heldBack: [{ path: 'priority', why: 'no value matches' }],
};

describe('What would leave by a line', () => {
  it('is the value, or all members of a set', () => {
    expect(previewText(words, seen, 'summary')).toBe('leaves as: Printer burns');
    expect(previewText(words, seen, 'labels')).toBe('leaves as: a, b');
  });

  it('is told apart from what is empty, held back, and not sent at all', () => {
    expect(previewText(words, seen, 'due')).toBe('leaves as empty');
    expect(previewText(words, seen, 'priority')).toBe('stays here: no value matches');
    expect(previewText(words, seen, 'old')).toBe('nothing of it leaves');
    expect(previewText(words, seen, 'other')).toBe('nothing of it leaves');
  });

  it('is cut where it is long', () => {
    const long = { fields: [field('description', 'x'.repeat(500))], heldBack: [] };
    expect(previewText(words, long, 'description').length).toBeLessThan(150);
  });
});
