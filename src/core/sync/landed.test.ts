import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { isAwaited, lookAfterAwaited, withLanded } from './landed.ts';

const DAY = 24 * 3600;
const bare = sampleRows().twin;
const twin = withLanded(bare, 4, { paths: ['summary'], seq: 5, at: 1000 });

describe('what an item has written that did not come to its end', () => {
  it('is awaited for as long as the peer tries by itself, and its twin looked at then', () => {
    const until = lookAfterAwaited(twin, 1000);
    expect(until).toBeGreaterThan(1000 + 4 * DAY);
    expect(until).toBeLessThan(1000 + 5 * DAY);
    expect([isAwaited(twin, 'summary', until - 1), isAwaited(twin, 'summary', until)]).toEqual([true, false]);
    expect(isAwaited(twin, 'description', 1000)).toBe(false);
    expect(lookAfterAwaited(twin, until)).toBe(0);
  });

  it('is forgotten with its time once an item of its number or a later one has ended', () => {
    const ended = withLanded(twin, 5, undefined);
    expect([ended.landed, ended.landedAt]).toEqual([undefined, undefined]);
    expect(lookAfterAwaited(ended, 1000)).toBe(0);
  });

  it('leaves a twin alone that has nothing of the kind', () => {
    expect(withLanded(bare, 9, undefined)).toBe(bare);
  });
});
