import { describe, expect, it } from 'vitest';
import { unseenEdits } from './unseen-edits.ts';

const edit = (at: number, byApp: boolean, text: string, field = 'summary') => ({ field, at, byApp, text });

describe('an edit that our write has replaced unseen', () => {
  it('is the last one between our read and our write', () => {
    const history = [
      edit(90, false, 'old'),
      edit(110, false, 'a'),
      edit(120, false, 'b'),
      edit(130, true, 'ours'),
    ];
    expect(unseenEdits(history, 100, ['summary'])).toEqual([edit(120, false, 'b')]);
  });

  it('is none where nothing came in between, or only after our write', () => {
    expect(unseenEdits([edit(90, false, 'old'), edit(130, true, 'ours')], 100, ['summary'])).toEqual([]);
    expect(unseenEdits([edit(130, true, 'ours'), edit(140, false, 'later')], 100, ['summary'])).toEqual([]);
  });

  it('is none where our write changed nothing: the edit was to the same value', () => {
    expect(unseenEdits([edit(110, false, 'same')], 100, ['summary'])).toEqual([]);
  });

  it('by an automation rule counts as one by a person', () => {
    const history = [edit(110, true, 'rule'), edit(130, true, 'ours')];
    expect(unseenEdits(history, 100, ['summary'])).toEqual([edit(110, true, 'rule')]);
  });

  it('is looked for in the written fields alone', () => {
    const history = [edit(110, false, 'x', 'labels'), edit(130, true, 'ours')];
    expect(unseenEdits(history, 100, ['summary'])).toEqual([]);
  });
});
