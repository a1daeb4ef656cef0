import { MemoryQueue } from '../support/memory-queue.ts';
import { queuePortSuite } from './queue-port.ts';

queuePortSuite('the queue in memory', async () => {
  let now = 0;
  const queue = new MemoryQueue({ now: () => now });
  return {
    queue,
    advance: (seconds) => {
      now += seconds * 1000;
    },
    deliver: async () => {
      const delivered: unknown[] = [];
      for (let job = queue.take(); job !== undefined; job = queue.take()) delivered.push(job);
      return delivered;
    },
  };
});
