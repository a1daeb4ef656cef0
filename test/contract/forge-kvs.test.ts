import { kvs, MetadataField } from '@forge/kvs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KVS_PLACES, TEST_START, TestKvs } from '../support/test-kvs.ts';
import { refusalOf } from './kvs/kvs-refusal.ts';

const EVERY = [MetadataField.CREATED_AT, MetadataField.UPDATED_AT, MetadataField.EXPIRE_TIME];
const DAY = 86_400_000;

let on: TestKvs;
afterEach(() => on.remove());

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): values', (place) => {
  beforeEach(() => {
    on = new TestKvs(place);
  });

  it.each([['text'], [1.5], [true], [['a', null]], [{ a: { b: [1] } }]])(
    '%j comes back as it was set',
    async (value) => {
      await kvs.set('key', value);
      expect(await kvs.get('key')).toEqual(value);
      await kvs.setSecret('key', value);
      expect(await kvs.getSecret('key')).toEqual(value);
    },
  );

  it('a missing key is undefined, and deleting it is no error', async () => {
    expect(await kvs.get('none')).toBeUndefined();
    expect(await kvs.getSecret('none')).toBeUndefined();
    await kvs.delete('none');
    await kvs.deleteSecret('none');
  });

  it('values and secrets of one key are two rows', async () => {
    await kvs.set('key', 'open');
    await kvs.setSecret('key', 'hidden');
    await kvs.delete('key');
    expect(await kvs.getSecret('key')).toBe('hidden');
    await kvs.deleteSecret('key');
    expect(await kvs.getSecret('key')).toBeUndefined();
  });

  it('one installation never sees the rows of another', async () => {
    await kvs.set('key', 'mine');
    const body = JSON.stringify({ key: 'key' });
    expect(on.kvs.handle('installation-2', '/api/v1/get', { body }).status).toBe(404);
  });

  it('metadata is answered where it is asked for and nowhere else', async () => {
    await kvs.set('key', 1, { ttl: { value: 2, unit: 'HOURS' } });
    on.now += 5000;
    await kvs.set('key', 2, { ttl: { value: 1, unit: 'DAYS' } });
    expect(await kvs.get('key', { metadataFields: EVERY })).toEqual({
      key: 'key',
      value: 2,
      createdAt: TEST_START,
      updatedAt: TEST_START + 5000,
      expireTime: new Date(TEST_START + 5000 + DAY).toISOString(),
    });
    const { results } = await kvs.query().getMany();
    expect(results).toEqual([{ key: 'key', value: 2 }]);
  });
});

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): set policies', (place) => {
  beforeEach(() => {
    on = new TestKvs(place);
  });

  it('FAIL_IF_EXISTS is refused with 409 KEY_CONFLICT and changes nothing', async () => {
    await kvs.set('key', 'first', { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(await refusalOf(kvs.set('key', 'second', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe(
      '409 KEY_CONFLICT',
    );
    expect(await kvs.get('key')).toBe('first');
    await kvs.set('key', 'third', { keyPolicy: 'OVERRIDE' });
    expect(await kvs.get('key')).toBe('third');
    await kvs.setSecret('key', 1, { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(await refusalOf(kvs.setSecret('key', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe(
      '409 KEY_CONFLICT',
    );
  });

  it('returnValue answers the previous or the latest row', async () => {
    const previous = { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' } as const;
    expect(await kvs.set<string, string>('key', 'one', previous)).toBeUndefined();
    expect(await kvs.set<string, string>('key', 'two', previous)).toEqual({ key: 'key', value: 'one' });
    on.now += 1000;
    const latest = { keyPolicy: 'OVERRIDE', returnValue: 'LATEST', returnMetadataFields: EVERY } as const;
    expect(
      await kvs.set<string, string>('key', 'three', { ...latest, returnMetadataFields: [...EVERY] }),
    ).toEqual({
      key: 'key',
      value: 'three',
      createdAt: TEST_START,
      updatedAt: TEST_START + 1000,
      expireTime: undefined,
    });
  });

  it('a row stays readable after its time, for 48 hours at most, and blocks its key for as long', async () => {
    for (let n = 0; n < 20; n += 1) await kvs.set(`key${n}`, n, { ttl: { value: 1, unit: 'SECONDS' } });
    const readable = async () => {
      const found = await Promise.all(Array.from({ length: 20 }, (_, n) => kvs.get(`key${n}`)));
      return found.filter((value) => value !== undefined).length;
    };
    on.now += 1000;
    expect(await readable()).toBeGreaterThan(15);
    expect(await refusalOf(kvs.set('key0', 1, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
    on.now += DAY;
    const left = await readable();
    expect(left).toBeGreaterThan(2);
    expect(left).toBeLessThan(18);
    on.now += DAY;
    expect(await readable()).toBe(0);
    await kvs.set('key0', 1, { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(await kvs.get('key0', { metadataFields: EVERY })).toMatchObject({ createdAt: on.now });
  });

  it('setting a row without a time takes its time away', async () => {
    await kvs.set('key', 1, { ttl: { value: 1, unit: 'SECONDS' } });
    await kvs.set('key', 2);
    on.now += 3 * DAY;
    expect(await kvs.get('key')).toBe(2);
  });
});

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): limits', (place) => {
  beforeEach(() => {
    on = new TestKvs(place);
  });

  it('keys are 1 to 500 characters of the documented alphabet', async () => {
    await kvs.set('k'.repeat(500), 1);
    await kvs.set('aZ09:._ -#', 1);
    expect(await refusalOf(kvs.set('k'.repeat(501), 1))).toBe('400 KEY_TOO_LONG');
    expect(await refusalOf(kvs.get(''))).toBe('400 EMPTY_KEY');
    for (const key of ['a/b', 'a@b', 'a|b', 'ü', '   '])
      expect(await refusalOf(kvs.delete(key))).toBe('400 INVALID_KEY');
  });

  it('values are at most 240 KiB and 31 levels deep', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { n: nested(levels - 1) });
    await kvs.set('wide', 'x'.repeat(240 * 1024 - 2));
    expect(await refusalOf(kvs.set('wide', 'x'.repeat(240 * 1024 - 1)))).toBe('400 MAX_SIZE');
    expect(await refusalOf(kvs.set('wide', 'é'.repeat(120 * 1024)))).toBe('400 MAX_SIZE');
    await kvs.set('deep', nested(31));
    expect(await refusalOf(kvs.set('deep', nested(32)))).toBe('400 MAX_DEPTH');
    expect(await refusalOf(kvs.setSecret('deep', nested(32)))).toBe('400 MAX_DEPTH');
    expect(await refusalOf(kvs.set('none', null))).toBe('400 BAD_REQUEST');
    expect(await refusalOf(kvs.set('none', undefined))).toBe('400 BAD_REQUEST');
  });

  it.each([0, -1, 1.5, 366])('a time of %s days is refused with INVALID_TTL', async (value) => {
    expect(await refusalOf(kvs.set('key', 1, { ttl: { value, unit: 'DAYS' } }))).toBe('400 INVALID_TTL');
  });

  it('above a limit of the installation every call is refused with 429 until the window ends', async () => {
    on.remove();
    on = new TestKvs(place, { rateLimited: () => true });
    for (let n = 0; n < 1000; n += 1) await kvs.get('none');
    expect(await refusalOf(kvs.get('none'))).toBe('429 RATE_LIMIT_EXCEEDED');
    on.now += 1000;
    expect(await refusalOf(kvs.get('none'))).toBe('answered');
    for (let n = 0; n < 167; n += 1) await kvs.set('big', 'x'.repeat(235 * 1024));
    expect(await refusalOf(kvs.set('small', 1))).toBe('429 RATE_LIMIT_EXCEEDED');
    on.now += 60_000;
    expect(await refusalOf(kvs.set('small', 1))).toBe('answered');
  });
});
