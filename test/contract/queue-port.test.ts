import { afterEach } from 'vitest';
import { ForgeQueue } from '../../src/adapters/queue/forge-queue.ts';
import { MemoryQueue } from '../support/memory-queue.ts';
import { TEST_PLACES } from '../support/test-kvs.ts';
import { TestQueues } from '../support/test-queues.ts';
import { queuePortSuite } from './queue-port.ts';

queuePortSuite('the queue in memory', async () => {
  let now = 0;
  const queue = new MemoryQueue({ now: () => now });
  return {
    queue,
    advance: async (seconds) => {
      now += seconds * 1000;
    },
    deliver: async () => {
      const delivered: unknown[] = [];
      for (let job = queue.take(); job !== undefined; job = queue.take()) delivered.push(job);
      return delivered;
    },
  };
});

const opened: TestQueues[] = [];
afterEach(() => {
  for (const queues of opened.splice(0)) queues.remove();
});

for (const place of TEST_PLACES) {
  queuePortSuite(`the queue on Forge's (${place.driver}, ${place.kind})`, async () => {
    const queues = new TestQueues(place);
    opened.push(queues);
    return {
      queue: new ForgeQueue(),
      advance: (seconds) => queues.clock.advance(seconds),
      deliver: async () => (await queues.take()).map(({ event }) => event['body']),
    };
  });
}
