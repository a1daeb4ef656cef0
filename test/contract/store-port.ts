import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { type StoreUnderTest, shortLived } from './store/kinds.ts';
import { queries } from './store/queries.ts';
import { refusals } from './store/refusals.ts';
import { singleRecords } from './store/single-records.ts';
import { transactions } from './store/transactions.ts';

/** What every Store promises, whatever it is made of. */
export function storePortSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of the Store port`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });

    singleRecords(() => store);
    transactions(() => store);
    queries(() => under);
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
