import { describe, expect, it } from 'vitest';
import { defaultPublishPolicy, isWide, radiusInWords } from './blast-radius.ts';

const none = { changes: 0, stops: 0, leaves: 0, enters: 0, byScript: false };
const radius = (affected: number, of: number) => ({ ...none, affected, of, changes: affected });

describe('a publish reaches far', () => {
  it('when more than the part and at least the number of the setting are affected', () => {
    expect(isWide(radius(11, 50), defaultPublishPolicy)).toBe(true);
    expect(isWide(radius(10, 50), defaultPublishPolicy)).toBe(false);
    expect(isWide(radius(9, 9), defaultPublishPolicy)).toBe(false);
    expect(isWide(radius(10, 12), defaultPublishPolicy)).toBe(true);
    expect(isWide(radius(0, 0), defaultPublishPolicy)).toBe(false);
  });

  it('in words that count each kind of effect', () => {
    const text = radiusInWords({
      ...none,
      of: 50,
      affected: 17,
      changes: 11,
      stops: 2,
      leaves: 1,
      enters: 3,
    });
    expect(text).toContain('11 would change at the partner');
    expect(text).toContain('of 2 some field would no longer be kept in step');
    expect(text).toContain('1 would leave the scope');
    expect(text).toContain('of 3 some value of the partner’s would be taken in otherwise');
    expect(text).not.toContain('script');
    expect(radiusInWords({ ...radius(0, 7), byScript: true })).toContain('an incoming script makes');
    expect(radiusInWords(radius(0, 7))).toContain('none would change');
  });
});
