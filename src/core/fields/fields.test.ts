import { describe, expect, it } from 'vitest';
import { reading, writing } from '../../../test/support/field-place.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { WriteTarget } from './field-kind.ts';
import { fieldKinds, normalForm, readField } from './fields.ts';
import type { LocalKind } from './local-kind.ts';

const paragraph = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const read = (kind: LocalKind, raw: unknown) => readField(kind, raw, reading);
const write = (kind: LocalKind, value: ReplicaValue, part: Partial<WriteTarget> = {}) =>
  fieldKinds[kind]?.write(value, writing(part));
const refused = (code: string) => ({ ok: false, code });

describe('text', () => {
  it('is the same with and without space around it, as Jira stores it', () => {
    expect(normalForm('text', { kind: 'text', value: ' a ' })).toBe('a');
    expect(normalForm('text', { kind: 'text', value: '' })).toBe(
      normalForm('text', { kind: 'text', value: null }),
    );
  });

  it('of a summary takes 255 characters on one line and refuses 256, and none', () => {
    const summary = (value: string | null) => write('text', { kind: 'text', value }, { field: 'summary' });
    expect(summary('x'.repeat(255))).toMatchObject({ ok: true });
    expect(summary('x'.repeat(256))).toEqual(refused('too-long'));
    expect(summary(null)).toEqual(refused('needed'));
    expect(summary('a\r\n b')).toEqual({ ok: true, raw: 'a b' });
  });

  it('that is no text is absent, and absent is no command', () => {
    expect(read('text', { id: 1 })).toBeUndefined();
  });
});

describe('rich text', () => {
  it('of an empty document and no document are the same', () => {
    expect(read('richText', { type: 'doc', version: 1, content: [] })).toEqual({
      kind: 'richText',
      value: null,
    });
    expect(read('richText', null)).toEqual({ kind: 'richText', value: null });
  });

  it('comes through unchanged where every node is allowed', () => {
    expect(read('richText', paragraph('a'))).toEqual({ kind: 'richText', value: paragraph('a') });
  });
});

describe('a web address', () => {
  it('is taken with a scheme that no browser runs, and with no other', () => {
    expect(write('url', { kind: 'text', value: 'https://a.example/b' })).toMatchObject({ ok: true });
    expect(write('url', { kind: 'text', value: 'javascript:alert(1)' })).toEqual(refused('wrong-kind'));
    expect(write('url', { kind: 'text', value: 'a.example' })).toEqual(refused('wrong-kind'));
    expect(write('url', { kind: 'text', value: null })).toEqual({ ok: true, raw: null });
  });
});

describe('a number', () => {
  it('is written as far as Jira counts, and no further', () => {
    expect(write('number', { kind: 'number', value: -1e14 })).toEqual({ ok: true, raw: -1e14 });
    expect(write('number', { kind: 'number', value: 1.1e14 })).toEqual(refused('out-of-range'));
  });

  it('that is text is absent', () => {
    expect(read('number', '5')).toBeUndefined();
  });
});

describe('a count of watchers', () => {
  it('is read and never written', () => {
    expect(read('watchers', { watchCount: 3, isWatching: false })).toEqual({ kind: 'number', value: 3 });
    expect(write('watchers', { kind: 'number', value: 3 })).toEqual(refused('wrong-kind'));
  });
});

describe('a name from a list', () => {
  it.each([
    ['select', 'value'],
    ['radio', 'value'],
    ['priority', 'name'],
    ['resolution', 'name'],
    ['securityLevel', 'name'],
    ['version', 'name'],
    ['group', 'name'],
  ] as const)('of the kind %s is read and written as %s', (kind, key) => {
    expect(read(kind, { [key]: 'High', id: '3', self: 'u' })).toEqual({ kind: 'option', value: 'High' });
    expect(write(kind, { kind: 'option', value: ' High ' })).toEqual({ ok: true, raw: { [key]: 'High' } });
    expect(write(kind, { kind: 'option', value: null })).toEqual({ ok: true, raw: null });
    expect(read(kind, null)).toEqual({ kind: 'option', value: null });
    expect(read(kind, 'High')).toBeUndefined();
    expect(normalForm(kind, { kind: 'option', value: 'HIGH' })).toBe(
      normalForm(kind, { kind: 'option', value: 'high' }),
    );
  });

  it.each([
    ['multiSelect', 'value'],
    ['checkboxes', 'value'],
    ['components', 'name'],
    ['versions', 'name'],
    ['groups', 'name'],
  ] as const)('of several, of the kind %s, is read and written as %s', (kind, key) => {
    const raw = [{ [key]: 'B', id: '1' }, { [key]: 'a' }];
    expect(read(kind, raw)).toEqual({ kind: 'options', value: ['B', 'a'] });
    expect(read(kind, null)).toEqual({ kind: 'options', value: [] });
    expect(read(kind, [1])).toBeUndefined();
    expect(write(kind, { kind: 'options', value: ['B', 'b ', ''] })).toMatchObject({ ok: true });
    expect(normalForm(kind, { kind: 'options', value: ['B', 'a'] })).toEqual(
      normalForm(kind, { kind: 'options', value: ['A', 'b', 'B'] }),
    );
    expect(fieldKinds[kind]?.set?.entry('B', writing())).toEqual({ ok: true, raw: { [key]: 'B' } });
  });
});

describe('a cascading select', () => {
  it('has a parent and perhaps a child', () => {
    const both = { kind: 'cascading' as const, value: { parent: 'Ball', child: 'Foot' } };
    expect(read('cascading', { value: 'Ball', id: '1', child: { value: 'Foot', id: '2' } })).toEqual(both);
    expect(write('cascading', both)).toEqual({ ok: true, raw: { value: 'Ball', child: { value: 'Foot' } } });
    expect(read('cascading', { value: 'Ball' })).toEqual({ kind: 'cascading', value: { parent: 'Ball' } });
    expect(write('cascading', { kind: 'cascading', value: null })).toEqual({ ok: true, raw: null });
  });
});

describe('labels', () => {
  it('get underscores for spaces, or are set aside where the policy says so', () => {
    const value = { kind: 'options' as const, value: ['in two  words', 'one'] };
    expect(write('labels', value)).toEqual({ ok: true, raw: ['in_two_words', 'one'] });
    expect(write('labels', value, { labelSpaces: 'error' })).toEqual(refused('no-match'));
  });

  it('take 255 characters and refuse 256', () => {
    const label = (length: number) => write('labels', { kind: 'options', value: ['x'.repeat(length)] });
    expect(label(255)).toMatchObject({ ok: true });
    expect(label(256)).toEqual(refused('too-long'));
  });

  it('are told apart by case, as Jira does', () => {
    expect(normalForm('labels', { kind: 'options', value: ['A'] })).not.toEqual(
      normalForm('labels', { kind: 'options', value: ['a'] }),
    );
  });
});

describe('a person', () => {
  it('leaves as a name and a reference, never as an account id', () => {
    const value = read('user', { accountId: 'ann', displayName: 'Ann', avatarUrls: {} });
    expect(value).toEqual({ kind: 'user', value: { name: 'Ann', ref: 'r-ann' } });
  });

  it('is written as the account that stands for them here', () => {
    expect(write('user', { kind: 'user', value: { name: 'Ann', ref: 'r-ann' } })).toEqual({
      ok: true,
      raw: { accountId: 'here-ann' },
    });
    expect(write('user', { kind: 'user', value: { name: 'Bob', ref: 'r-bob' } })).toEqual(refused('no-user'));
  });

  it('that nobody is, is nobody here', () => {
    expect(write('user', { kind: 'user', value: null })).toEqual({ ok: true, raw: null });
  });

  it('among several without a counterpart sets the field aside, or is left out by rule', () => {
    const people = [
      { name: 'Ann', ref: 'r-ann' },
      { name: 'Bob', ref: 'r-bob' },
    ];
    expect(write('users', { kind: 'users', value: people })).toEqual(refused('no-user'));
    expect(write('users', { kind: 'users', value: people }, { skipUnknown: true })).toEqual({
      ok: true,
      raw: [{ accountId: 'here-ann' }],
    });
  });
});

describe('an estimate', () => {
  it('is read in seconds and written in minutes with time tracking', () => {
    expect(read('duration', 5400)).toEqual({ kind: 'duration', value: 5400 });
    expect(write('duration', { kind: 'duration', value: 5400 }, { field: 'timeestimate' })).toEqual({
      ok: true,
      raw: 5400,
      under: { field: 'timetracking', value: { remainingEstimate: '90m' } },
    });
  });
});

describe('a project', () => {
  it('is named by its key', () => {
    expect(read('project', { id: '1', key: 'DEV', name: 'Dev' })).toEqual({
      kind: 'project',
      value: { key: 'DEV', name: 'Dev' },
    });
    expect(write('project', { kind: 'project', value: { key: 'dev', name: '' } })).toEqual({
      ok: true,
      raw: { key: 'DEV' },
    });
  });
});
