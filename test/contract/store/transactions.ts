import { expect, it } from 'vitest';
import type { Change, Store } from '../../../src/core/ports/store.ts';
import { aMark, aWork, mark, note, work } from './kinds.ts';

export function transactions(store: () => Store): void {
  landing(store);
  refusing(store);
  racing(store);
}

function landing(store: () => Store): void {
  it('a transaction lands whole when every condition holds', async () => {
    await store().put(work, 'a', aWork(1));
    await store().put(mark, 'a', aMark('c1', 1));
    const landed = await store().transact([
      { op: 'put', kind: work, key: 'a', value: aWork(2, 'u'), when: { attribute: 'rev', equals: 1 } },
      { op: 'check', kind: mark, key: 'a', when: { attribute: 'token', equals: 't' } },
      { op: 'put', kind: note, key: 'a', value: { v: 1, text: 'with it' } },
    ]);
    expect(landed).toBe(true);
    expect(await store().get(work, 'a')).toEqual(aWork(2, 'u'));
    expect(await store().get(note, 'a')).toEqual({ v: 1, text: 'with it' });
    const removed = await store().transact([
      { op: 'delete', kind: work, key: 'a', when: { attribute: 'token', equals: 'u' } },
      { op: 'delete', kind: note, key: 'a' },
    ]);
    expect(removed).toBe(true);
    expect(await store().get(work, 'a')).toBeUndefined();
    expect(await store().get(note, 'a')).toBeUndefined();
  });
}

function refusing(store: () => Store): void {
  const refused: [string, Change][] = [
    [
      'a stale revision',
      { op: 'put', kind: work, key: 'a', value: aWork(9), when: { attribute: 'rev', equals: 2 } },
    ],
    ['another token', { op: 'check', kind: work, key: 'a', when: { attribute: 'token', equals: 'other' } }],
    [
      'a delete of a changed row',
      { op: 'delete', kind: work, key: 'a', when: { attribute: 'rev', equals: 7 } },
    ],
    [
      'a missing row',
      { op: 'put', kind: work, key: 'none', value: aWork(1), when: { attribute: 'rev', equals: 1 } },
    ],
  ];
  it.each(refused)('%s refuses the transaction and nothing of it lands', async (_case, change) => {
    await store().put(work, 'a', aWork(1));
    const landed = await store().transact([
      { op: 'put', kind: note, key: 'n', value: { v: 1, text: 'x' } },
      change,
    ]);
    expect(landed).toBe(false);
    expect(await store().get(note, 'n')).toBeUndefined();
    expect(await store().get(work, 'a')).toEqual(aWork(1));
    expect(await store().get(work, 'none')).toBeUndefined();
  });
}

function racing(store: () => Store): void {
  it('of two writers on one revision exactly one lands', async () => {
    await store().put(work, 'a', aWork(1));
    const attempt = (token: string) =>
      store().transact([
        { op: 'put', kind: work, key: 'a', value: aWork(2, token), when: { attribute: 'rev', equals: 1 } },
      ]);
    const outcomes = await Promise.all([attempt('one'), attempt('two')]);
    expect([...outcomes].sort()).toEqual([false, true]);
    expect((await store().get(work, 'a'))?.token).toBe(outcomes[0] ? 'one' : 'two');
  });

  it('25 changes fit one transaction; 26, none, or a key twice are refused as invalid', async () => {
    const changes = (count: number): Change[] =>
      Array.from({ length: count }, (_, index) => ({
        op: 'put',
        kind: work,
        key: `k${index}`,
        value: aWork(1),
      }));
    expect(await store().transact(changes(25))).toBe(true);
    await expect(store().transact(changes(26))).rejects.toMatchObject({ code: 'invalid' });
    await expect(store().transact([])).rejects.toMatchObject({ code: 'invalid' });
    await expect(store().transact([...changes(1), ...changes(1)])).rejects.toMatchObject({ code: 'invalid' });
    expect(await store().get(work, 'k24')).toEqual(aWork(1));
    expect(await store().get(work, 'k25')).toBeUndefined();
  });

  it('the same key of two kinds is two rows of one transaction', async () => {
    const landed = await store().transact([
      { op: 'put', kind: work, key: 'same', value: aWork(1) },
      { op: 'put', kind: mark, key: 'same', value: aMark('c', 1) },
      { op: 'put', kind: note, key: 'same', value: { v: 1, text: 'x' } },
    ]);
    expect(landed).toBe(true);
    expect(await store().get(mark, 'same')).toEqual(aMark('c', 1));
  });
}
