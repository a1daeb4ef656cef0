import { describe, expect, it } from 'vitest';
import { compareFixture, expectedOf } from './compare-fixture.ts';
import { type TestedField, type TestedIssue, untested } from './tested-issue.ts';

const field = (path: string, more: Partial<TestedField> = {}): TestedField => ({
  path,
  result: 'written',
  sends: 'High',
  crosses: true,
  byRules: false,
  input: 'a',
  ...more,
});
const tested = (...fields: TestedField[]): TestedIssue => ({
  ...untested('SUP-1', 'crosses', {}),
  against: 'acknowledged',
  fields,
});

describe('a fixture', () => {
  const kept = expectedOf(tested(field('priority'), field('summary', { sends: 'Printer', input: 's' })));

  it('is the same when its values have crossed since', () => {
    const now = tested(
      field('priority', { result: 'same', before: 'High', after: 'High' }),
      field('summary', { result: 'same', sends: 'Printer', after: 'Printer', input: 's' }),
    );
    expect(compareFixture(kept, now)).toMatchObject({ state: 'same', altered: [] });
  });

  it('is altered by another value of the same input, by a path that is gone, and by one that has come', () => {
    const now = tested(field('priority', { sends: 'Urgent' }), field('labels', { sends: 'x', input: 'l' }));
    expect(compareFixture(kept, now)).toEqual({
      state: 'altered',
      edited: [],
      altered: [
        { path: 'priority', expected: 'High', found: 'Urgent' },
        { path: 'summary', expected: 'Printer' },
        { path: 'labels', found: 'x' },
      ],
    });
  });

  it('is not altered by an edit of the work item', () => {
    const now = tested(field('priority'), field('summary', { sends: 'Printer burns', input: 'other' }));
    expect(compareFixture(kept, now)).toEqual({ state: 'edited', altered: [], edited: ['summary'] });
  });

  it('is altered where the partner does not take a value any more', () => {
    const now = tested(
      field('priority', { result: 'aside', why: 'there is no such value here' }),
      field('summary', { sends: 'Printer', input: 's' }),
    );
    expect(compareFixture(kept, now)).toMatchObject({
      state: 'altered',
      altered: [{ path: 'priority', found: 'not written: there is no such value here' }],
    });
  });

  it('stops with the reason where nothing can be compared', () => {
    const gone = untested('SUP-1', 'not-found', { text: 'The app sees no work item SUP-1 on this site.' });
    expect(compareFixture(kept, gone)).toMatchObject({ state: 'stopped', text: gone.text });
  });
});
