import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { RecordKind } from '../../src/core/ports/record-kind.ts';
import type { Change, Store } from '../../src/core/ports/store.ts';

const note: RecordKind<{ v: 1; text: string; tags?: string[] | undefined }> = {
  name: 'note',
  schema: z.object({ v: z.literal(1), text: z.string(), tags: z.array(z.string()).optional() }),
};

const shortLived: RecordKind<{ v: 1; text: string }> = {
  name: 'short',
  schema: z.object({ v: z.literal(1), text: z.string() }),
  ttlSeconds: 60,
};

type Work = { v: 1; rev: number; token: string; due: number; plan: Record<string, string> };

/** Declared in manifest.yml with the index by-due on `due`. */
const work: RecordKind<Work> = {
  name: 'work',
  schema: z.object({
    v: z.literal(1),
    rev: z.number(),
    token: z.string(),
    due: z.number(),
    plan: z.record(z.string(), z.string()),
  }),
  entity: { attributes: ({ v, rev, token, due }) => ({ v, rev, token, due }) },
};

type Mark = { v: 1; token: string; connection: string; at: number };

/** An entity whose attributes are all of it; by-connection is cut by connection and sorted by `at`. */
const mark: RecordKind<Mark> = {
  name: 'mark',
  schema: z.object({ v: z.literal(1), token: z.string(), connection: z.string(), at: z.number() }),
  entity: { attributes: (record) => ({ ...record }) },
};

const aWork = (rev: number, token = 't'): Work => ({ v: 1, rev, token, due: rev, plan: { summary: 'x' } });
const aMark = (connection: string, at: number): Mark => ({ v: 1, token: 't', connection, at });

export interface StoreUnderTest {
  readonly store: Store;
  /** Moves the store's clock. */
  advance(seconds: number): void;
  /** From now on queries answer what was true this many seconds ago. */
  lag(seconds: number): void;
}

/** What every Store promises, whatever it is made of. */
export function storePortSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of the Store port`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });

    single(() => store);
    transactions(() => store);
    queries(
      () => store,
      () => under,
    );
    refusals(() => store);

    it('a record past its time is absent from every read', async () => {
      await store.put(shortLived, 'a', { v: 1, text: 'soon gone' });
      under.advance(59);
      expect(await store.get(shortLived, 'a')).toEqual({ v: 1, text: 'soon gone' });
      under.advance(1);
      expect(await store.get(shortLived, 'a')).toBeUndefined();
      expect(await store.getMany(shortLived, ['a'])).toEqual([undefined]);
      expect((await store.list(shortLived, '')).rows).toEqual([]);
      expect(await store.swap(shortLived, 'a', { v: 1, text: 'again' })).toBeUndefined();
      expect(await store.get(shortLived, 'a')).toEqual({ v: 1, text: 'again' });
    });
  });
}

function single(store: () => Store): void {
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

  it('getMany answers in the order asked for, over more keys than one call of the platform takes', async () => {
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

function transactions(store: () => Store): void {
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

function queries(store: () => Store, under: () => StoreUnderTest): void {
  it('an index answers one partition in the order of its range, within inclusive bounds', async () => {
    for (const at of [30, 5, 20, 10]) await store().put(mark, `one:${at}`, aMark('c1', at));
    await store().put(mark, 'two', aMark('c2', 15));
    const all = await store().query(mark, { index: 'by-connection', partition: ['c1'] });
    expect(all.rows.map((row) => row.value.at)).toEqual([5, 10, 20, 30]);
    expect(all.rows[0]).toEqual({ key: 'one:5', value: aMark('c1', 5) });
    const some = await store().query(mark, { index: 'by-connection', partition: ['c1'], from: 10, to: 20 });
    expect(some.rows.map((row) => row.value.at)).toEqual([10, 20]);
    const late = await store().query(mark, { index: 'by-age', from: 15 });
    expect(late.rows.map((row) => row.key)).toEqual(['two', 'one:20', 'one:30']);
    const early = await store().query(mark, { index: 'by-age', to: 10 });
    expect(early.rows.map((row) => row.key)).toEqual(['one:5', 'one:10']);
  });

  it('pages follow each other by cursor without loss or repetition, deletions between them included', async () => {
    for (let at = 0; at < 25; at += 1)
      await store().put(work, `k${at}`, { ...aWork(1), due: Math.floor(at / 3) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store().query(work, {
        index: 'by-due',
        limit: 7,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.rows.map((row) => row.key));
      const last = page.rows.at(-1);
      if (last !== undefined) await store().delete(work, last.key);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('list answers the plain values whose key begins so, over several pages', async () => {
    for (let n = 0; n < 130; n += 1)
      await store().put(note, `p:${String(n).padStart(3, '0')}`, { v: 1, text: 'x' });
    await store().put(note, 'q:1', { v: 1, text: 'other' });
    const first = await store().list(note, 'p:');
    expect(first.rows).toHaveLength(100);
    const second = await store().list(note, 'p:', first.cursor);
    expect(second.rows).toHaveLength(30);
    expect(second.cursor).toBeUndefined();
    expect(second.rows[0]).toEqual({ key: 'p:100', value: { v: 1, text: 'x' } });
  });

  it('a query may lag behind a write, a get never does', async () => {
    under().lag(10);
    under().advance(60);
    await store().put(mark, 'a', aMark('c1', 1));
    await store().put(note, 'a', { v: 1, text: 'x' });
    expect(await store().get(mark, 'a')).toEqual(aMark('c1', 1));
    expect((await store().query(mark, { index: 'by-age' })).rows).toEqual([]);
    expect((await store().list(note, '')).rows).toEqual([]);
    under().advance(10);
    expect((await store().query(mark, { index: 'by-age' })).rows).toHaveLength(1);
    expect((await store().list(note, '')).rows).toHaveLength(1);
    await store().delete(mark, 'a');
    expect((await store().query(mark, { index: 'by-age' })).rows).toHaveLength(1);
    under().advance(10);
    expect((await store().query(mark, { index: 'by-age' })).rows).toEqual([]);
  });

  it('an undeclared index, a missing partition and a list of an entity are refused as invalid', async () => {
    await expect(store().query(mark, { index: 'by-nothing' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(store().query(mark, { index: 'by-connection' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(store().list(mark, '')).rejects.toMatchObject({ code: 'invalid' });
  });
}

function refusals(store: () => Store): void {
  it('a value above 240 KiB is refused as too-large with its key and size', async () => {
    const text = 'x'.repeat(240 * 1024);
    await expect(store().put(note, 'big', { v: 1, text })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/note record big takes 2457\d\d bytes and the store holds 245760/),
    });
    expect(await store().get(note, 'big')).toBeUndefined();
  });

  it('a record of a later release is refused as newer-record and left as it is', async () => {
    const later: RecordKind<{ v: number; text: string; colour: string }> = {
      name: 'note',
      v: 2,
      schema: z.object({ v: z.number(), text: z.string(), colour: z.string() }),
    };
    await store().put(later, 'a', { v: 2, text: 'x', colour: 'red' });
    await expect(store().get(note, 'a')).rejects.toMatchObject({ code: 'newer-record' });
    await expect(store().list(note, '')).rejects.toMatchObject({ code: 'newer-record' });
    expect(await store().get(later, 'a')).toEqual({ v: 2, text: 'x', colour: 'red' });
  });

  it('a damaged record is refused as invalid and named', async () => {
    const loose: RecordKind<{ v: 1 }> = { name: 'note', schema: z.object({ v: z.literal(1) }) };
    await store().put(loose, 'a', { v: 1 });
    await expect(store().get(note, 'a')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('note record a is damaged: at text'),
    });
  });

  it('a value that its schema or JSON cannot hold is refused before it is written', async () => {
    const open: RecordKind<unknown> = { name: 'open', schema: z.unknown() };
    for (const value of [Number.NaN, { at: new Date(0) }, [undefined], new Map(), () => 1]) {
      await expect(store().put(open, 'a', value)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(
      store().transact([{ op: 'put', kind: work, key: 'a', value: { v: 1, rev: 'one' } }]),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await store().get(open, 'a')).toBeUndefined();
  });

  it('a condition on a plain value is refused as invalid', async () => {
    await expect(
      store().transact([{ op: 'check', kind: note, key: 'a', when: { attribute: 'rev', equals: 1 } }]),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('a number that is no 32-bit integer is refused in an integer attribute', async () => {
    await expect(store().put(work, 'a', { ...aWork(1), due: Date.UTC(2026, 0) })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
}
