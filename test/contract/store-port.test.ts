import { afterEach } from 'vitest';
import { ForgeStore } from '../../src/adapters/store/forge-store.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { TEST_PLACES, TestKvs } from '../support/test-kvs.ts';
import { storePortSuite } from './store-port.ts';

storePortSuite('the store in memory', async () => {
  let now = Date.UTC(2026, 0, 1);
  let lag = 0;
  return {
    store: new MemoryStore({ now: () => now, queryLag: () => lag }),
    advance: (seconds) => {
      now += seconds * 1000;
    },
    lag: (seconds) => {
      lag = seconds * 1000;
    },
  };
});

const opened: TestKvs[] = [];
afterEach(() => {
  for (const kvs of opened.splice(0)) kvs.remove();
});

for (const place of TEST_PLACES) {
  storePortSuite(`the store on Forge's (${place.driver}, ${place.kind})`, async () => {
    const kvs = new TestKvs(place);
    opened.push(kvs);
    return {
      store: new ForgeStore(() => kvs.now),
      advance: (seconds) => {
        kvs.now += seconds * 1000;
      },
      lag: (seconds) => {
        kvs.lag = seconds;
      },
    };
  });
}
