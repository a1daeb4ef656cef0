import { describe, expect, it } from 'vitest';
import { into, KEY, out, rulesOf, runnable, write } from '../../../test/support/run-rules.ts';
import { createOf, overlaid } from './command.ts';
import { localFingerprints } from './local-fingerprints.ts';

const labels = { field: 'labels', path: 'labels', kind: 'labels' };
const THERE = { kind: 'member' as const, value: true as const };
const GONE = { kind: 'member' as const, value: null };

describe('a set that is merged', () => {
  const rules = rulesOf([labels]);

  it('leaves member by member, and a member that was known and went leaves as null', () => {
    expect(out(rules, { labels: ['a', 'b'] }, ['labels/b', 'labels/c', 'summary'])).toEqual({
      'labels/a': THERE,
      'labels/b': THERE,
      'labels/c': GONE,
    });
  });

  it('says nothing of members that were never there', () => {
    expect(out(rules, { labels: [] })).toEqual({});
  });

  it('is written by add and remove, and members that only this side has stay', () => {
    expect(write(rules, { 'labels/a': THERE, 'labels/b': GONE }, { labels: ['b', 'own'] })).toEqual({
      fields: {},
      update: { labels: [{ add: 'a' }, { remove: 'b' }] },
    });
  });

  it('holds after the write what was asked for', () => {
    const fields = { components: [{ name: 'Own' }, { name: 'Old', id: '1' }] };
    const set = rulesOf([{ field: 'components', path: 'parts', kind: 'components' }]);
    const commands = runnable(into(set, { 'parts/new': THERE, 'parts/old': GONE }, fields));
    const after = overlaid(fields, Object.values(commands));
    expect(after['components']).toEqual([{ name: 'Own' }, { name: 'new' }]);
    const prints = localFingerprints(set, KEY, after, ['parts/new', 'parts/old']);
    for (const [path, { local }] of Object.entries(commands)) expect(prints[path]).toBe(local);
  });

  it('keeps the spelling under which the peer knows a member', () => {
    const set = rulesOf([{ field: 'components', path: 'parts', kind: 'components' }]);
    expect(Object.keys(out(set, { components: [{ name: 'Backend' }] }, ['parts/backend']))).toEqual([
      'parts/backend',
    ]);
  });

  it('of a new issue is made whole', () => {
    const commands = into(rules, { 'labels/a': THERE, 'labels/b': THERE }, {}, { moment: 'create' });
    expect(createOf(runnable(commands))).toEqual({ labels: ['a', 'b'] });
  });

  it('goes by the value map in both directions, each member for itself', () => {
    const mapped = rulesOf([{ ...labels, values: [{ here: 'bug', there: 'defect' }], noMatch: 'nothing' }]);
    expect(out(mapped, { labels: ['bug', 'secret'] })).toEqual({ 'labels/defect': THERE });
    expect(write(mapped, { 'labels/defect': GONE, 'labels/other': THERE }, { labels: ['bug'] })).toEqual({
      fields: {},
      update: { labels: [{ remove: 'bug' }] },
    });
  });
});

describe('a set that is replaced', () => {
  const rules = rulesOf([{ ...labels, merge: 'replace' }]);

  it('leaves and is written as a whole', () => {
    expect(out(rules, { labels: ['b', 'a'] })).toEqual({ labels: { kind: 'options', value: ['b', 'a'] } });
    expect(write(rules, { labels: { kind: 'options', value: ['c'] } }, { labels: ['a'] })).toEqual({
      fields: { labels: ['c'] },
    });
  });

  it('is what one-way mappings do by themselves', () => {
    expect(Object.keys(out(rulesOf([{ ...labels, direction: 'out' }]), { labels: ['a'] }))).toEqual([
      'labels',
    ]);
  });
});

describe('a set that only grows', () => {
  const rules = rulesOf([{ ...labels, merge: 'union' }]);

  it('never says that a member went, and never takes one out', () => {
    expect(out(rules, { labels: ['a'] }, ['labels/b'])).toEqual({ 'labels/a': THERE });
    expect(into(rules, { 'labels/a': GONE }, { labels: ['a'] })).toEqual({});
  });

  it('keeps what it has where a whole set comes in', () => {
    expect(write(rules, { labels: { kind: 'options', value: ['b'] } }, { labels: ['a'] })).toEqual({
      fields: { labels: ['a', 'b'] },
    });
  });
});
