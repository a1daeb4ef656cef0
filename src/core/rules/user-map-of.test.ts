import { describe, expect, it } from 'vitest';
import { mappedAs, userMapOf, withLines } from './user-map-of.ts';

const map = [{ here: 'a-1', there: 'Bob' }];

describe('the user map of a draft', () => {
  it('is what the draft holds, and that of a new version where it cannot be read', () => {
    expect(userMapOf({ userMap: { map, default: 'a-9', sendEmail: true, matchEmail: false } })).toEqual({
      map,
      default: 'a-9',
      sendEmail: true,
      matchEmail: false,
    });
    expect(userMapOf({ userMap: { map: 'no' } })).toMatchObject({ map: [], matchEmail: true });
    expect(userMapOf({})).toEqual({ map: [], sendEmail: false, matchEmail: true });
  });

  it('names each person of the partner once: the later line counts', () => {
    const after = withLines(userMapOf({ userMap: { map } }), [
      { here: 'a-2', there: 'bob' },
      { here: 'a-3', there: 'Carl' },
    ]);
    expect(after.map).toEqual([
      { here: 'a-2', there: 'bob' },
      { here: 'a-3', there: 'Carl' },
    ]);
  });

  it('names somebody by reference or address before it does by name', () => {
    const both = {
      map: [
        { here: 'a-1', there: 'Bob' },
        { here: 'a-2', there: 'ref-bob' },
        { here: 'a-3', there: 'Carl@blue.example' },
      ],
    };
    expect(mappedAs(both, { ref: 'ref-bob', name: 'Bob' })).toBe('a-2');
    expect(mappedAs(both, { ref: 'other', name: ' bob ' })).toBe('a-1');
    expect(mappedAs(both, { ref: 'other', name: 'C', email: 'carl@blue.example' })).toBe('a-3');
    expect(mappedAs(both, { ref: 'other', name: 'Dora' })).toBeUndefined();
  });
});
