import { expect, it } from 'vitest';
import { type ScriptFailed, withFailure } from './script-failures.ts';

const failed = (more: Partial<ScriptFailed> = {}): ScriptFailed => ({
  side: 'incoming',
  key: 'DEV-1',
  message: 'No team',
  line: 3,
  column: 1,
  at: 1_000,
  ...more,
});

it('tells the same fault of the same work item once an hour, the newest first', () => {
  const one = withFailure(undefined, failed());
  expect(withFailure(one, failed({ at: 1_300 }))).toBeUndefined();
  const two = withFailure(one, failed({ key: 'DEV-2', at: 1_300 }));
  expect(two?.newest.map(({ key }) => key)).toEqual(['DEV-2', 'DEV-1']);
  const later = withFailure(two, failed({ at: 1_000 + 3_600 }));
  expect(later?.newest.map(({ key, at }) => [key, at])).toEqual([
    ['DEV-1', 4_600],
    ['DEV-2', 1_300],
  ]);
});

it('keeps twenty', () => {
  let all = withFailure(undefined, failed());
  for (let at = 1; at <= 30; at += 1)
    all = withFailure(all, failed({ key: `DEV-${at}`, at: 1_000 + at })) ?? all;
  expect(all?.newest).toHaveLength(20);
  expect(all?.newest[0]?.key).toBe('DEV-30');
});
