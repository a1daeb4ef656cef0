import { Filter, FilterConditions, kvs, MetadataField, Sort, WhereConditions } from '@forge/kvs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KVS_PLACES, TEST_START, TestKvs } from '../support/test-kvs.ts';
import { refusalOf } from './kvs/kvs-refusal.ts';
import { ORDER, type Order } from './kvs/order-entity.ts';

let on: TestKvs;
afterEach(() => on.remove());

const orders = () => kvs.entity<Order>('order');
const keysOf = (page: { results: { key: string }[] }) => page.results.map(({ key }) => key);

async function someOrders(): Promise<void> {
  await orders().set('a', { shop: 'x', place: 'Oslo', count: 3, price: 1.5, paid: true, lines: ['tea'] });
  await orders().set('b', { shop: 'x', place: 'Bern', count: -1, price: 9, paid: false });
  await orders().set('c', { shop: 'x', place: 'Oslo', count: 20, price: 2, paid: true });
  await orders().set('d', { shop: 'y', place: 'Osaka', count: 3, price: 3, paid: true });
  await orders().set('e', { place: 'Bonn' });
}

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): queries of keys', (place) => {
  beforeEach(() => {
    on = new TestKvs(place);
  });

  it('answer ten rows by default, a hundred at most, in the order of keys', async () => {
    for (let n = 0; n < 120; n += 1) await kvs.set(`k${String(n).padStart(3, '0')}`, n);
    await kvs.setSecret('k000-secret', 1);
    const first = await kvs.query().getMany();
    expect(keysOf(first)).toEqual(Array.from({ length: 10 }, (_, n) => `k00${n}`));
    const rest = await kvs
      .query()
      .cursor(first.nextCursor ?? '')
      .limit(100)
      .getMany();
    expect(rest.results).toHaveLength(100);
    const last = await kvs
      .query()
      .cursor(rest.nextCursor ?? '')
      .limit(100)
      .getMany();
    expect(keysOf(last).at(-1)).toBe('k119');
    expect(last.nextCursor).toBeUndefined();
    expect(await refusalOf(kvs.query().limit(101).getMany())).toBe('400 LIST_QUERY_LIMIT_EXCEEDED');
    expect(await refusalOf(kvs.query().limit(0).getMany())).toBe('400 LIST_QUERY_LIMIT_EXCEEDED');
  });

  it('take the beginning of a key, getOne the first of it', async () => {
    for (const key of ['a:1', 'a:2', 'A:3', 'b:1'])
      await kvs.set(key, key, { ttl: { value: 1, unit: 'DAYS' } });
    const found = await kvs.query().where('key', WhereConditions.beginsWith('a:')).getMany();
    expect(keysOf(found)).toEqual(['a:1', 'a:2']);
    const metadataFields = [MetadataField.EXPIRE_TIME];
    const one = await kvs.query({ metadataFields }).where('key', WhereConditions.beginsWith('b')).getOne();
    expect(one).toEqual({
      key: 'b:1',
      value: 'b:1',
      expireTime: new Date(TEST_START + 86_400_000).toISOString(),
    });
  });

  it('refuse what is not the beginning of a key, and a cursor of another query', async () => {
    for (const key of ['a1', 'a2', 'b1']) await kvs.set(key, 1);
    const { nextCursor = '' } = await kvs.query().limit(1).getMany();
    const other = kvs.query().where('key', WhereConditions.beginsWith('a')).cursor(nextCursor);
    expect(await refusalOf(other.getMany())).toBe('400 INVALID_CURSOR');
    expect(await refusalOf(kvs.query().cursor('rubbish').getMany())).toBe('400 INVALID_CURSOR');
    const ask = (where: unknown) => {
      const body = JSON.stringify({ where });
      return on.kvs.handle('installation-1', '/api/v1/query', { body }).json();
    };
    const clause = { property: 'key', condition: 'BEGINS_WITH', values: ['a'] };
    expect(await ask([clause, clause])).toMatchObject({ code: 'QUERY_WHERE_INVALID' });
    expect(await ask([{ ...clause, property: 'value' }])).toMatchObject({
      code: 'QUERY_WHERE_FIELD_INVALID',
    });
    expect(await ask([{ ...clause, condition: 'EQUAL_TO' }])).toMatchObject({
      code: 'INVALID_FILTER_CONDITION',
    });
    expect(await ask([{ ...clause, values: [] }])).toMatchObject({ code: 'INVALID_FILTER_VALUES' });
  });
});

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): queries of entities', (place) => {
  beforeEach(async () => {
    on = new TestKvs(place, { entities: [ORDER] });
    await someOrders();
  });

  it('read one part of an index in the order of its range, or against it', async () => {
    const part = orders()
      .query()
      .index('by-shop', { partition: ['x'] });
    expect(keysOf(await part.getMany())).toEqual(['b', 'a', 'c']);
    expect(keysOf(await part.sort(Sort.DESC).getMany())).toEqual(['c', 'a', 'b']);
    expect(keysOf(await orders().query().index('count').getMany())).toEqual(['b', 'a', 'd', 'c']);
    const both = orders()
      .query()
      .index('by-shop-and-place', { partition: ['x', 'Oslo'] });
    expect(keysOf(await both.getMany())).toEqual(['a', 'c']);
    const paid = orders()
      .query()
      .index('by-paid', { partition: [true] });
    expect(keysOf(await paid.getMany())).toEqual(['a', 'c', 'd']);
    expect(keysOf(await orders().query().index('by-key').getMany())).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    [WhereConditions.equalTo(3), ['a', 'd']],
    [WhereConditions.between(-1, 3), ['b', 'a', 'd']],
    [WhereConditions.greaterThan(3), ['c']],
    [WhereConditions.greaterThanEqualTo(3), ['a', 'd', 'c']],
    [WhereConditions.lessThan(3), ['b']],
    [WhereConditions.lessThanEqualTo(3), ['b', 'a', 'd']],
  ])('narrow the range by %j', async (condition, keys) => {
    expect(keysOf(await orders().query().index('count').where(condition).getMany())).toEqual(keys);
  });

  it('narrow a range of text by its beginning, and keys likewise', async () => {
    const beginning = (start: string) => WhereConditions.beginsWith(start);
    expect(keysOf(await orders().query().index('place').where(beginning('Os')).getMany())).toEqual([
      'd',
      'a',
      'c',
    ]);
    expect(keysOf(await orders().query().index('by-key').where(beginning('c')).getMany())).toEqual(['c']);
  });

  it.each([
    [
      new Filter<Order>()
        .and('place', FilterConditions.equalTo('Oslo'))
        .and('count', FilterConditions.lessThan(5)),
      ['a'],
    ],
    [
      new Filter<Order>()
        .or('place', FilterConditions.equalTo('Bern'))
        .or('count', FilterConditions.equalTo(20)),
      ['b', 'c'],
    ],
    [new Filter<Order>().and('place', FilterConditions.notEqualTo('Oslo')), ['b', 'd', 'e']],
    [new Filter<Order>().and('count', FilterConditions.exists()), ['a', 'b', 'c', 'd']],
    [new Filter<Order>().and('count', FilterConditions.notExists()), ['e']],
    [new Filter<Order>().and('place', FilterConditions.contains('sl')), ['a', 'c']],
    [new Filter<Order>().and('lines', FilterConditions.contains('tea')), ['a']],
    [new Filter<Order>().and('place', FilterConditions.notContains('sl')), ['b', 'd', 'e']],
    [new Filter<Order>().and('price', FilterConditions.between(2, 3)), ['c', 'd']],
    [new Filter<Order>().and('place', FilterConditions.beginsWith('Bo')), ['e']],
    [new Filter<Order>().and('paid', FilterConditions.equalTo(false)), ['b']],
    [new Filter<Order>().and('price', FilterConditions.greaterThan(3)), ['b']],
    [new Filter<Order>().and('price', FilterConditions.greaterThanEqualTo(3)), ['b', 'd']],
    [new Filter<Order>().and('price', FilterConditions.lessThanEqualTo(1.5)), ['a']],
  ])('leave out what a filter does not pass (%#)', async (filter, keys) => {
    expect(keysOf(await orders().query().index('by-key').filters(filter).getMany())).toEqual(keys);
  });

  it('go on by cursor, each row once, in either direction', async () => {
    for (const sort of [Sort.ASC, Sort.DESC]) {
      const page = (cursor?: string) => {
        const query = orders().query().index('count').sort(sort).limit(3);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      };
      const first = await page();
      const second = await page(first.nextCursor);
      expect(second.nextCursor).toBeUndefined();
      const keys = [...keysOf(first), ...keysOf(second)];
      expect(keys).toEqual(sort === Sort.ASC ? ['b', 'a', 'd', 'c'] : ['c', 'd', 'a', 'b']);
    }
  });
});

describe.each(KVS_PLACES)('@forge/kvs on $driver ($kind): entities', (place) => {
  beforeEach(() => {
    on = new TestKvs(place, { entities: [ORDER] });
  });

  it('an index follows every change of its attributes', async () => {
    const at = async (count: number) =>
      keysOf(await orders().query().index('count').where(WhereConditions.equalTo(count)).getMany());
    await orders().set('a', { count: 1 });
    await orders().set('a', { count: 2 });
    expect([await at(1), await at(2)]).toEqual([[], ['a']]);
    await orders().set('a', { place: 'Oslo' });
    expect(await at(2)).toEqual([]);
    await orders().set('a', { count: 2 });
    await orders().delete('a');
    expect(await at(2)).toEqual([]);
    expect(await orders().get('a')).toBeUndefined();
  });

  it('a query sees a write only when the lag is over, a get at once', async () => {
    await orders().set('old', { count: 1 });
    on.lag = 60;
    await orders().set('new', { count: 2 });
    await orders().set('old', { count: 5 });
    await orders().set('old', { count: 6 });
    const seen = async () => (await orders().query().index('count').getMany()).results;
    expect(await orders().get('old')).toEqual({ count: 6 });
    expect(await seen()).toEqual([{ key: 'old', value: { count: 1 } }]);
    on.now += 30_000;
    await orders().delete('new');
    on.now += 30_000;
    expect(await seen()).toEqual([
      { key: 'new', value: { count: 2 } },
      { key: 'old', value: { count: 6 } },
    ]);
    on.now += 30_000;
    expect(await seen()).toEqual([{ key: 'old', value: { count: 6 } }]);
  });

  it('unknown names and wrong types are refused by their codes', async () => {
    const unknown = kvs.entity<Record<string, unknown>>('nothing');
    expect(await refusalOf(unknown.get('a'))).toBe('404 SCHEMA_NOT_FOUND');
    expect(await refusalOf(unknown.query().index('by-key').getMany())).toBe('404 SCHEMA_NOT_FOUND');
    expect(await refusalOf(orders().query().index('by-nothing').getMany())).toBe('400 INVALID_ENTITY_INDEX');
    expect(await refusalOf(orders().query().index('by-shop').getMany())).toBe('400 INVALID_ENTITY_INDEX');
    const loose = kvs.entity<Record<string, unknown>>('order');
    expect(await refusalOf(loose.set('a', { colour: 'red' }))).toBe('400 INVALID_ENTITY_VALUE');
    for (const count of [1.5, 2 ** 31, -(2 ** 31) - 1, '1', null]) {
      expect(await refusalOf(loose.set('a', { count }))).toBe('400 INCORRECT_PROPERTY_TYPE');
    }
    await loose.set('a', { count: 2 ** 31 - 1 });
    expect(await refusalOf(loose.set('a', { place: 'x'.repeat(901) }))).toBe('400 MAX_SIZE');
    expect(await refusalOf(loose.set('a', { shop: 'x'.repeat(1701) }))).toBe('400 MAX_SIZE');
  });

  it('queries that make no sense are refused by their codes', async () => {
    const query = () => orders().query().index('count');
    expect(await refusalOf(query().limit(101).getMany())).toBe('400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
    const ask = async (more: object) => {
      const body = JSON.stringify({ entityName: 'order', indexName: 'count', ...more });
      const answer: unknown = await on.kvs.handle('installation-1', '/api/v1/entity/query', { body }).json();
      return answer;
    };
    const clause = { property: 'count', condition: 'EQUAL_TO', values: [1] };
    expect(await ask({ filters: { and: [clause], or: [clause] } })).toMatchObject({
      code: 'INVALID_FILTER_OPERATORS_COMBINATION',
    });
    expect(await ask({ filters: { and: [] } })).toMatchObject({ code: 'EMPTY_FILTER_OPERATOR' });
    expect(await ask({ filters: { and: [{ ...clause, condition: 'LIKE' }] } })).toMatchObject({
      code: 'INVALID_FILTER_CONDITION',
    });
    expect(await ask({ range: { condition: 'BETWEEN', values: [1] } })).toMatchObject({
      code: 'INSUFFICIENT_FILTER_VALUES',
    });
    expect(await ask({ range: { condition: 'CONTAINS', values: ['x'] } })).toMatchObject({
      code: 'INVALID_FILTER_CONDITION',
    });
  });
});
