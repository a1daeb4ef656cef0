import { MemoryStore } from '../support/memory-store.ts';
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
