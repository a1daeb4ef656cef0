import { describe, expect, it } from 'vitest';
import type { ReplicaFields } from '../replica/replica.ts';
import { basicVersion } from './basic-version.ts';
import { seenWithout, unknownPeople, withSeen } from './seen-people.ts';

const { userMap } = basicVersion({ id: '1', key: 'SUP' });
const ann = { name: 'Ann', ref: 'ref-ann' };
const bob = { name: 'Bob', ref: 'ref-bob', email: 'bob@blue.example' };
const values: ReplicaFields = {
  assignee: { kind: 'user', value: ann },
  reporter: { kind: 'user', value: ann },
  watchers: { kind: 'users', value: [bob] },
  summary: { kind: 'text', value: 'Ann' },
};

describe('people who are nobody here', () => {
  it('are each named once, with the value that they came in first', () => {
    expect(unknownPeople(userMap, 'key', values, {})).toEqual([
      { ...ann, path: 'assignee' },
      { ...bob, path: 'watchers' },
    ]);
  });

  it('are not those whom the map or an equal address names', () => {
    const mapped = { ...userMap, map: [{ here: 'a-1', there: 'ref-ann' }] };
    expect(unknownPeople(mapped, 'key', values, { 'bob@blue.example': 'a-2' })).toEqual([]);
  });

  it('are written only when somebody new is among them, and the oldest of too many make room', () => {
    const first = withSeen(undefined, unknownPeople(userMap, 'key', values, {}), 5);
    expect(first?.people).toHaveLength(2);
    expect(withSeen(first, [{ ...ann, path: 'reporter' }], 9)).toBeUndefined();
    const crowd = Array.from({ length: 600 }, (_, at) => ({ name: 'P', ref: `ref-${at}`, path: 'watchers' }));
    const full = withSeen(first, crowd, 9);
    expect(full?.people).toHaveLength(500);
    expect(full?.people.some(({ ref }) => ref === 'ref-ann')).toBe(false);
  });

  it('go with their accounts', () => {
    const record = withSeen(undefined, unknownPeople(userMap, 'key', values, {}), 5) ?? { v: 1, people: [] };
    expect(seenWithout(record, new Set(['ref-ann']))?.people).toMatchObject([bob]);
    expect(seenWithout(record, new Set(['ref-carl']))).toBeUndefined();
  });
});
