import { Filter, FilterConditions, kvs } from '@forge/kvs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KvsUse } from '../../host/forge/kvs/kvs-usage.ts';
import { KVS_PLACES, TEST_INSTALLATION, TestKvs } from '../support/test-kvs.ts';
import { refusalOf } from './kvs/kvs-refusal.ts';
import { ORDER, type Order } from './kvs/order-entity.ts';

let on: TestKvs;
afterEach(() => on.remove());

const orders = () => kvs.entity<Order>('order');
const countIs = (count: number) => ({
  entityName: 'order',
  conditions: new Filter<Order>().and('count', FilterConditions.equalTo(count)),
});
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`);

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): transactions', (place) => {
  beforeEach(() => {
    on = new TestKvs(place, { entities: [ORDER] });
  });

  it('set, delete and check land together, with the times of the fourth argument', async () => {
    await orders().set('checked', { count: 1 });
    await orders().set('deleted', { count: 2 });
    await kvs.set('plain', 'old');
    await kvs
      .transact()
      .set('plain', 'new', undefined, { ttl: { value: 1, unit: 'SECONDS' } })
      .set('fresh', { count: 7 }, { entityName: 'order' })
      .delete('deleted', countIs(2))
      .check('checked', countIs(1))
      .execute();
    expect(await kvs.get('plain')).toBe('new');
    expect(await orders().get('fresh')).toEqual({ count: 7 });
    expect(await orders().get('deleted')).toBeUndefined();
    on.now += 3 * 86_400_000;
    expect(await kvs.get('plain')).toBeUndefined();
  });

  it.each(['set', 'delete', 'check'] as const)(
    'a false condition of a %s refuses all of it',
    async (operation) => {
      await orders().set('row', { count: 1 });
      const attempt = kvs.transact().set('plain', 'new').set('other', { count: 5 }, { entityName: 'order' });
      if (operation === 'set') attempt.set<Order>('row', { count: 9 }, countIs(2));
      if (operation === 'delete') attempt.delete('row', countIs(2));
      if (operation === 'check') attempt.check('row', countIs(2));
      expect(await refusalOf(attempt.execute())).toBe('400 CONDITIONAL_CHECK_FAILED');
      expect(await kvs.get('plain')).toBeUndefined();
      expect(await orders().get('other')).toBeUndefined();
      expect(await orders().get('row')).toEqual({ count: 1 });
    },
  );

  it('a condition on a row that is not there is false, whatever it says', async () => {
    const absent = new Filter<Order>().and('count', FilterConditions.notExists());
    const attempt = kvs
      .transact()
      .set<Order>('none', { count: 1 }, { entityName: 'order', conditions: absent });
    expect(await refusalOf(attempt.execute())).toBe('400 CONDITIONAL_CHECK_FAILED');
  });

  it('25 operations are the limit, and each key comes once whatever its entity', async () => {
    const sets = (count: number) => {
      const transaction = kvs.transact();
      for (const key of numbered(count)) transaction.set(key, 1);
      return transaction.execute();
    };
    expect(await refusalOf(sets(25))).toBe('answered');
    expect(await refusalOf(sets(26))).toBe('422 UNPROCESSABLE_ENTITY');
    expect(await refusalOf(sets(0))).toBe('400 BAD_REQUEST');
    const twice = kvs.transact().set('same', 1).delete('same', { entityName: 'order' });
    expect(await refusalOf(twice.execute())).toBe('400 KEY_DUPLICATION_ERROR');
  });

  it('4 MB are the limit, and nothing lands above it', async () => {
    const transaction = kvs.transact();
    for (const key of numbered(18)) transaction.set(key, 'x'.repeat(235 * 1024));
    expect(await refusalOf(transaction.execute())).toBe('400 MAX_SIZE');
    expect(await kvs.get('k0')).toBeUndefined();
  });

  it('what is wrong with one operation refuses all of them', async () => {
    const and = (key: string, value: unknown, entityName?: string) => {
      const transaction = kvs.transact().set('first', 1);
      transaction.set(key, value, entityName === undefined ? undefined : { entityName });
      return refusalOf(transaction.execute());
    };
    expect(await and('a/b', 1)).toBe('400 INVALID_KEY');
    expect(await and('big', 'x'.repeat(240 * 1024))).toBe('400 MAX_SIZE');
    expect(await and('row', { count: 'one' }, 'order')).toBe('400 INCORRECT_PROPERTY_TYPE');
    expect(await and('row', { count: 1 }, 'nothing')).toBe('404 SCHEMA_NOT_FOUND');
    const ttl = kvs
      .transact()
      .set('first', 1)
      .set('timed', 1, undefined, { ttl: { value: 0, unit: 'DAYS' } });
    expect(await refusalOf(ttl.execute())).toBe('400 INVALID_TTL');
    expect(await kvs.get('first')).toBeUndefined();
  });

  it('conditions are for entities, policies for single sets', async () => {
    const ask = (set: object) => {
      const body = JSON.stringify({ set: [{ key: 'a', value: 1, ...set }] });
      return on.kvs.handle(TEST_INSTALLATION, '/api/v1/transaction', { body }).status;
    };
    const conditions = { and: [{ property: 'count', condition: 'EXISTS', values: [true] }] };
    expect(ask({ conditions })).toBe(400);
    expect(ask({ options: { keyPolicy: 'FAIL_IF_EXISTS' } })).toBe(400);
    expect(ask({})).toBe(204);
  });
});

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): batches', (place) => {
  beforeEach(() => {
    on = new TestKvs(place, { entities: [ORDER] });
  });

  it('each key is answered for itself', async () => {
    const set = await kvs.batchSet<unknown>([
      { key: 'plain', value: 1 },
      { key: 'row', value: { count: 1 }, entityName: 'order' },
      { key: 'a/b', value: 1 },
      { key: 'row2', value: { count: 'x' }, entityName: 'order' },
    ]);
    expect(set.successfulKeys).toEqual([{ key: 'plain' }, { key: 'row', entityName: 'order' }]);
    expect(set.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([
      ['a/b', 'INVALID_KEY'],
      ['row2', 'INCORRECT_PROPERTY_TYPE'],
    ]);
    const got = await kvs.batchGet([{ key: 'plain' }, { key: 'row', entityName: 'order' }, { key: 'none' }]);
    expect(got.successfulKeys).toEqual([
      { key: 'plain', value: 1 },
      { key: 'row', entityName: 'order', value: { count: 1 } },
    ]);
    expect(got.failedKeys).toMatchObject([{ key: 'none', error: { code: 'KEY_NOT_FOUND' } }]);
    const deleted = await kvs.batchDelete([
      { key: 'plain' },
      { key: 'none' },
      { key: 'x', entityName: 'nothing' },
    ]);
    expect(deleted.successfulKeys).toEqual([{ key: 'plain' }, { key: 'none' }]);
    expect(deleted.failedKeys).toMatchObject([
      { key: 'x', entityName: 'nothing', error: { code: 'SCHEMA_NOT_FOUND' } },
    ]);
    expect(await kvs.get('plain')).toBeUndefined();
  });

  it('25 keys are the limit, each once', async () => {
    const items = (count: number) => numbered(count).map((key) => ({ key, value: 1 }));
    expect((await kvs.batchSet(items(25))).successfulKeys).toHaveLength(25);
    expect(await refusalOf(kvs.batchSet(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusalOf(kvs.batchGet(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusalOf(kvs.batchDelete(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusalOf(kvs.batchSet([]))).toBe('400 BAD_REQUEST');
    expect(await refusalOf(kvs.batchSet([...items(1), ...items(1)]))).toBe('400 KEY_DUPLICATION_ERROR');
    const large = numbered(18).map((key) => ({ key, value: 'x'.repeat(235 * 1024) }));
    expect(await refusalOf(kvs.batchSet(large))).toBe('400 MAX_SIZE');
  });
});

describe.each(KVS_PLACES)('the host’s store on $driver ($kind)', (place) => {
  const uses: KvsUse[] = [];
  beforeEach(() => {
    uses.length = 0;
    on = new TestKvs(place, { entities: [ORDER], onUse: (use) => uses.push(use) });
  });

  it.runIf(place.kind === 'file')(
    'loses nothing at a restart: rows, indexes, secrets, times and lags',
    async () => {
      await kvs.set('plain', 1, { ttl: { value: 1, unit: 'DAYS' } });
      await kvs.setSecret('secret', 2);
      on.lag = 60;
      await orders().set('row', { count: 3 });
      on.restart();
      expect(await kvs.get('plain')).toBe(1);
      expect(await kvs.getSecret('secret')).toBe(2);
      expect((await orders().query().index('count').getMany()).results).toEqual([]);
      on.now += 60_000;
      expect((await orders().query().index('count').getMany()).results).toHaveLength(1);
      on.now += 3 * 86_400_000;
      expect(await kvs.get('plain')).toBeUndefined();
    },
  );

  it('goes back to a snapshot with rows, secrets and indexes, and can be emptied', async () => {
    await kvs.set('kept', 'old');
    await kvs.setSecret('secret', 'old');
    await orders().set('row', { count: 1 });
    const snapshot = on.kvs.snapshot(TEST_INSTALLATION);
    await kvs.set('kept', 'new');
    await kvs.set('added', 'new');
    await kvs.deleteSecret('secret');
    await orders().set('row', { count: 2 });
    on.kvs.restore(TEST_INSTALLATION, JSON.parse(JSON.stringify(snapshot)));
    expect([await kvs.get('kept'), await kvs.get('added'), await kvs.getSecret('secret')]).toEqual([
      'old',
      undefined,
      'old',
    ]);
    expect((await orders().query().index('count').getMany()).results).toEqual([
      { key: 'row', value: { count: 1 } },
    ]);
    on.kvs.remove(TEST_INSTALLATION);
    expect(await kvs.getSecret('secret')).toBeUndefined();
    expect((await orders().query().index('count').getMany()).results).toEqual([]);
  });

  it('shows its rows to people, but no secret', async () => {
    await kvs.set('note:1', 'x');
    await kvs.setSecret('note:2', 'hidden');
    await orders().set('note:3', { count: 1 });
    const shown = on.kvs.inspect(TEST_INSTALLATION, 'note:');
    expect(shown.map(({ key, entity, value }) => ({ key, entity, value }))).toEqual([
      { key: 'note:1', entity: undefined, value: 'x' },
      { key: 'note:3', entity: 'order', value: { count: 1 } },
    ]);
    expect(on.kvs.inspect(TEST_INSTALLATION, 'note:3')).toHaveLength(1);
  });

  it('counts calls, and bytes of keys and values read and written', async () => {
    await kvs.set('key', 'abc');
    await kvs.get('key');
    await kvs.get('none');
    await kvs.transact().set('k1', 1).set('k2', { count: 2 }, { entityName: 'order' }).execute();
    await refusalOf(kvs.set('a/b', 1));
    const [set, get, none, transaction, refused] = uses;
    expect(uses.map(({ status }) => status)).toEqual([204, 200, 404, 204, 400]);
    expect(set?.records).toEqual([{ entity: '', key: 'key', readBytes: 0, writtenBytes: 8 }]);
    expect(get?.records).toEqual([{ entity: '', key: 'key', readBytes: 8, writtenBytes: 0 }]);
    expect(none?.records).toEqual([{ entity: '', key: 'none', readBytes: 0, writtenBytes: 0 }]);
    expect(transaction?.records.map(({ entity, writtenBytes }) => [entity, writtenBytes])).toEqual([
      ['', 3],
      ['order', 2 + '{"count":2}'.length],
    ]);
    expect(refused?.records).toEqual([]);
  });

  it('refuses what is no operation or no JSON', async () => {
    const answer = (path: string, body?: string) => on.kvs.handle(TEST_INSTALLATION, path, { body });
    expect(answer('/api/v1/nothing', '{}').status).toBe(404);
    for (const response of [answer('/api/v1/get'), answer('/api/v1/get', '{'), answer('/api/v1/get', '[]')]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});
