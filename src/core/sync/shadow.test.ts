import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedShadow, shadowOf } from './shadow.ts';

const print = fc.stringMatching(/^[A-Za-z0-9_-]{12}$/);
const column = fc.option(print, { nil: undefined });

describe('a shadow', () => {
  it('gives back the columns that were put in', () => {
    fc.assert(
      fc.property(column, column, column, (sent, known, applied) => {
        const shadow = movedShadow({}, { summary: { sent, known, applied } });
        expect(shadowOf(shadow, 'summary')).toEqual({ sent, known, applied });
      }),
    );
  });

  it('keeps columns that a move does not name', () => {
    const before = movedShadow({}, { summary: { sent: 'a', known: 'b', applied: 'c' } });
    expect(shadowOf(movedShadow(before, { summary: { sent: 'x' } }), 'summary')).toEqual({
      sent: 'x',
      known: 'b',
      applied: 'c',
    });
  });

  it('stores one fingerprint where all three are the same', () => {
    expect(movedShadow({}, { summary: { sent: 'a', known: 'a', applied: 'a' } })).toEqual({ summary: 'a' });
  });

  it('knows nothing of a path that it does not hold', () => {
    expect(shadowOf({}, 'constructor')).toEqual({});
  });
});
