import { describe, expect, it } from 'vitest';
import { writing } from '../../../test/support/field-place.ts';
import { issueType } from './issue-type.ts';

const types = [
  { id: '1', name: 'Epic', level: 1 },
  { id: '2', name: 'Sub-task', level: -1 },
  { id: '3', name: 'Bug', level: 0 },
  { id: '4', name: 'Task', level: 0 },
];
const project = { id: '10', key: 'DEV', name: 'Dev', typeKey: 'software', issueTypes: types };

function written(name: string, among = types): unknown {
  return issueType.write(
    { kind: 'issueType', value: name },
    writing({ field: 'issuetype', project: { ...project, issueTypes: among } }),
  );
}

describe('an issue type that arrives', () => {
  it('keeps its name where the project has it, whatever the case', () => {
    expect(written('bug')).toEqual({ ok: true, raw: { id: '3' } });
  });

  it('becomes a Task where the project does not have it', () => {
    expect(written('Improvement')).toEqual({ ok: true, raw: { id: '4' } });
  });

  it('becomes the first standard type where there is no Task, never an epic or a sub-task', () => {
    const without = types.filter((type) => type.name !== 'Task');
    expect(written('Improvement', without)).toEqual({ ok: true, raw: { id: '3' } });
    expect(written('Sub-task', without)).toEqual({ ok: true, raw: { id: '3' } });
  });

  it('is refused where the project has no type at all', () => {
    expect(written('Bug', [])).toEqual({ ok: false, code: 'no-match' });
  });
});
