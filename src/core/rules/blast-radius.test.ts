import { describe, expect, it } from 'vitest';
import { defaultPublishPolicy, isWide, radiusInWords } from './blast-radius.ts';

const radius = (affected: number, of: number) => ({ affected, of, changes: affected, stops: 0, leaves: 0 });

describe('a publish reaches far', () => {
  it('when more than the part and at least the number of the setting are affected', () => {
    expect(isWide(radius(11, 50), defaultPublishPolicy)).toBe(true);
    expect(isWide(radius(10, 50), defaultPublishPolicy)).toBe(false);
    expect(isWide(radius(9, 9), defaultPublishPolicy)).toBe(false);
    expect(isWide(radius(10, 12), defaultPublishPolicy)).toBe(true);
    expect(isWide(radius(0, 0), defaultPublishPolicy)).toBe(false);
  });

  it('in words that count each kind of effect', () => {
    const text = radiusInWords({ of: 50, affected: 14, changes: 11, stops: 2, leaves: 1 });
    expect(text).toContain('11 would change at the partner');
    expect(text).toContain('of 2 some field would no longer be kept in step');
    expect(text).toContain('1 would leave the scope');
    expect(radiusInWords(radius(0, 7))).toContain('none would change');
  });
});
