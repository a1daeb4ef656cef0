import { expect, it } from 'vitest';
import { aMark, aWork, mark, note, type StoreUnderTest, work } from './kinds.ts';

export function queries(under: () => StoreUnderTest): void {
  indexes(under);
  lists(under);
}

function indexes(under: () => StoreUnderTest): void {
  it('an index answers one partition in the order of its range, within inclusive bounds', async () => {
    for (const at of [30, 5, 20, 10]) await under().store.put(mark, `one:${at}`, aMark('c1', at));
    await under().store.put(mark, 'two', aMark('c2', 15));
    const all = await under().store.query(mark, { index: 'by-connection', partition: ['c1'] });
    expect(all.rows.map((row) => row.value.at)).toEqual([5, 10, 20, 30]);
    expect(all.rows[0]).toEqual({ key: 'one:5', value: aMark('c1', 5) });
    const some = await under().store.query(mark, {
      index: 'by-connection',
      partition: ['c1'],
      from: 10,
      to: 20,
    });
    expect(some.rows.map((row) => row.value.at)).toEqual([10, 20]);
    const late = await under().store.query(mark, { index: 'by-age', from: 15 });
    expect(late.rows.map((row) => row.key)).toEqual(['two', 'one:20', 'one:30']);
    const early = await under().store.query(mark, { index: 'by-age', to: 10 });
    expect(early.rows.map((row) => row.key)).toEqual(['one:5', 'one:10']);
  });

  it('pages follow each other by cursor without loss or repetition, deletions between them included', async () => {
    for (let at = 0; at < 25; at += 1)
      await under().store.put(work, `k${at}`, { ...aWork(1), due: Math.floor(at / 3) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await under().store.query(work, {
        index: 'by-due',
        limit: 7,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.rows.map((row) => row.key));
      const last = page.rows.at(-1);
      if (last !== undefined) await under().store.delete(work, last.key);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
}

function lists(under: () => StoreUnderTest): void {
  it('list answers the plain values whose key begins so, over several pages', async () => {
    for (let n = 0; n < 130; n += 1)
      await under().store.put(note, `p:${String(n).padStart(3, '0')}`, { v: 1, text: 'x' });
    await under().store.put(note, 'q:1', { v: 1, text: 'other' });
    const first = await under().store.list(note, 'p:');
    expect(first.rows).toHaveLength(100);
    const second = await under().store.list(note, 'p:', first.cursor);
    expect(second.rows).toHaveLength(30);
    expect(second.cursor).toBeUndefined();
    expect(second.rows[0]).toEqual({ key: 'p:100', value: { v: 1, text: 'x' } });
  });

  it('a query may lag behind a write, a get never does', async () => {
    under().lag(10);
    under().advance(60);
    await under().store.put(mark, 'a', aMark('c1', 1));
    await under().store.put(note, 'a', { v: 1, text: 'x' });
    expect(await under().store.get(mark, 'a')).toEqual(aMark('c1', 1));
    expect((await under().store.query(mark, { index: 'by-age' })).rows).toEqual([]);
    expect((await under().store.list(note, '')).rows).toEqual([]);
    under().advance(10);
    expect((await under().store.query(mark, { index: 'by-age' })).rows).toHaveLength(1);
    expect((await under().store.list(note, '')).rows).toHaveLength(1);
    await under().store.delete(mark, 'a');
    expect((await under().store.query(mark, { index: 'by-age' })).rows).toHaveLength(1);
    under().advance(10);
    expect((await under().store.query(mark, { index: 'by-age' })).rows).toEqual([]);
  });

  it('an undeclared index, a missing partition and a list of an entity are refused as invalid', async () => {
    await expect(under().store.query(mark, { index: 'by-nothing' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(under().store.query(mark, { index: 'by-connection' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(under().store.list(mark, '')).rejects.toMatchObject({ code: 'invalid' });
  });
}
