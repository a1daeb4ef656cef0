import { expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { aMark, aWork, mark, note, work } from './kinds.ts';

export function singleRecords(store: () => Store): void {
  it('a plain value and an entity come back as they were put', async () => {
    await store().put(note, 'a', { v: 1, text: 'één ✓', tags: ['x'] });
    await store().put(work, 'a', aWork(1));
    await store().put(mark, 'a', aMark('c1', 5));
    expect(await store().get(note, 'a')).toEqual({ v: 1, text: 'één ✓', tags: ['x'] });
    expect(await store().get(work, 'a')).toEqual(aWork(1));
    expect(await store().get(mark, 'a')).toEqual(aMark('c1', 5));
  });

  it('what was never put, or was deleted, is undefined', async () => {
    await store().put(note, 'a', { v: 1, text: 'x' });
    await store().delete(note, 'a');
    await store().delete(note, 'never');
    await store().delete(work, 'never');
    expect(await store().get(note, 'a')).toBeUndefined();
    expect(await store().get(work, 'a')).toBeUndefined();
  });

  it('getMany answers in the order asked for, however many keys there are', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `k${index}`);
    for (const key of keys) if (key !== 'k7') await store().put(work, key, aWork(1, key));
    const found = await store().getMany(work, keys);
    expect(found.map((record) => record?.token)).toEqual(keys.map((key) => (key === 'k7' ? undefined : key)));
  });

  it('swap overwrites and answers what was there', async () => {
    expect(await store().swap(mark, 'a', aMark('c1', 1))).toBeUndefined();
    expect(await store().swap(mark, 'a', aMark('c1', 2))).toEqual(aMark('c1', 1));
    expect(await store().swap(note, 'a', { v: 1, text: 'one' })).toBeUndefined();
    expect(await store().swap(note, 'a', { v: 1, text: 'two' })).toEqual({ v: 1, text: 'one' });
    expect(await store().get(note, 'a')).toEqual({ v: 1, text: 'two' });
  });

  it('create writes only where nothing stands', async () => {
    expect(await store().create(note, 'a', { v: 1, text: 'first' })).toBe(true);
    expect(await store().create(note, 'a', { v: 1, text: 'second' })).toBe(false);
    expect(await store().get(note, 'a')).toEqual({ v: 1, text: 'first' });
    expect(await store().create(work, 'a', aWork(1))).toBe(true);
    expect(await store().create(work, 'a', aWork(2))).toBe(false);
    await store().delete(work, 'a');
    expect(await store().create(work, 'a', aWork(3))).toBe(true);
  });

  it('keys of any characters stay apart', async () => {
    const keys = ['a/b', 'a#b', 'a#2fb', 'a b', 'a|b', 'ü', 'u', 'A', '', '😀', 'a%2Fb', '..'];
    for (const key of keys) await store().put(note, key, { v: 1, text: key });
    for (const key of keys) expect(await store().get(note, key)).toEqual({ v: 1, text: key });
    const listed = await store().list(note, '');
    expect(listed.rows.map((row) => row.key).sort()).toEqual([...keys].sort());
  });
}
