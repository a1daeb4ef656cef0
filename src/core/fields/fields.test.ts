import { describe, expect, it } from 'vitest';
import { normalForm, readField, writeField } from './fields.ts';

const paragraph = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const project = {
  id: '1',
  key: 'P',
  name: 'P',
  typeKey: 'software',
  issueTypes: [
    { id: '5', name: 'Sub-task', level: -1 },
    { id: '6', name: 'Task', level: 0 },
    { id: '7', name: 'Bug', level: 0 },
  ],
};

describe('text', () => {
  it('is the same with and without space around it, as Jira stores it', () => {
    expect(normalForm('text', { kind: 'text', value: ' a ' })).toBe('a');
    expect(normalForm('text', { kind: 'text', value: '' })).toBe(
      normalForm('text', { kind: 'text', value: null }),
    );
  });

  it('of a summary takes 255 characters and refuses 256', () => {
    const write = (length: number) =>
      writeField('text', { kind: 'text', value: 'x'.repeat(length) }, { field: 'summary' });
    expect(write(255)).toMatchObject({ ok: true });
    expect(write(256)).toEqual({ ok: false, code: 'too-long' });
  });

  it('of a summary may be neither empty nor cleared', () => {
    expect(writeField('text', { kind: 'text', value: null }, { field: 'summary' })).toEqual({
      ok: false,
      code: 'refused',
    });
  });

  it('of a summary is written on one line', () => {
    expect(writeField('text', { kind: 'text', value: 'a\r\n b' }, { field: 'summary' })).toEqual({
      ok: true,
      raw: 'a b',
    });
  });

  it('that is no text is absent, and absent is no command', () => {
    expect(readField('text', { id: 1 })).toBeUndefined();
  });
});

describe('rich text', () => {
  it('of an empty document and no document are the same', () => {
    expect(readField('richText', { type: 'doc', version: 1, content: [] })).toEqual({
      kind: 'richText',
      value: null,
    });
    expect(readField('richText', null)).toEqual({ kind: 'richText', value: null });
  });

  it('comes through unchanged where every node is allowed', () => {
    expect(readField('richText', paragraph('a'))).toEqual({ kind: 'richText', value: paragraph('a') });
  });
});

describe('an issue type', () => {
  it('is found by its name whatever the case', () => {
    expect(
      writeField('issueType', { kind: 'issueType', value: 'bug' }, { field: 'issuetype', project }),
    ).toEqual({
      ok: true,
      raw: { id: '7' },
    });
  });

  it('that the project does not have is never a sub-task', () => {
    expect(
      writeField('issueType', { kind: 'issueType', value: 'Epic' }, { field: 'issuetype', project }),
    ).toEqual({
      ok: true,
      raw: { id: '6' },
    });
  });

  it('cannot be written where the project has none', () => {
    const none = { ...project, issueTypes: [] };
    expect(
      writeField('issueType', { kind: 'issueType', value: 'Bug' }, { field: 'issuetype', project: none }),
    ).toEqual({
      ok: false,
      code: 'no-match',
    });
  });
});
