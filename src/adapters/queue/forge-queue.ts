import { Queue as ForgeEvents } from '@forge/events';
import type { Job, Queue } from '../../core/ports/queue.ts';
import { checkDelay } from './check-delay.ts';
import { toPortError } from './queue-error.ts';

/**
 * The Queue port on Forge's async events. Jobs about one issue share a concurrency key: they would only find each
 * other's leases. The key promises no order.
 */
export class ForgeQueue implements Queue {
  async push(job: Job, delaySeconds = 0): Promise<void> {
    checkDelay(delaySeconds);
    const about = 'issue' in job ? `${job.connection}:${job.issue}` : job.connection;
    const queue = new ForgeEvents({ key: job.queue });
    try {
      await queue.push({
        body: { ...job },
        ...(delaySeconds === 0 ? {} : { delayInSeconds: delaySeconds }),
        concurrency: { key: `${job.queue}:${about}`, limit: 1 },
      });
    } catch (error) {
      throw toPortError(error, `the push of ${job.kind} for ${about} to the queue ${job.queue}`);
    }
  }
}
