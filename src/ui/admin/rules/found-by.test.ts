import { describe, expect, it } from 'vitest';
import { foundBy } from './found-by.ts';

describe('A row', () => {
  it('is found by all words of a search in any of its texts, whatever their case and order', () => {
    expect(foundBy('hill HANA', 'Hana Hill', 'hana@green.example')).toBe(true);
    expect(foundBy('hana blue', 'Hana Hill', 'hana@green.example')).toBe(false);
    expect(foundBy('  ', 'Hana Hill')).toBe(true);
  });
});
