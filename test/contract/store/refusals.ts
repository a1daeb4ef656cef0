import { expect, it } from 'vitest';
import * as z from 'zod';
import type { RecordKind } from '../../../src/core/ports/record-kind.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { aWork, note, work } from './kinds.ts';

export function refusals(store: () => Store): void {
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
