import { Queue as ForgeEvents } from '@forge/events';
import type { Job, Queue } from '../../core/ports/queue.ts';
import { checkDelay } from './check-delay.ts';
import { toPortError } from './queue-error.ts';

/**
 * The Queue port on Forge's async events. Jobs that would only find each other's leases share a concurrency key,
 * which promises no order. A `send` takes the other marked issues of its connection along: run one after the
 * other, the first of many sends them all in a few messages, and the rest find nothing left to do.
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
        concurrency: { key: concurrencyKey(job, about), limit: 1 },
      });
    } catch (error) {
      const whom = 'issue' in job ? `issue ${job.issue}` : `connection ${job.connection}`;
      throw toPortError(error, `the push of ${job.kind} for ${whom} to the queue ${job.queue}`);
    }
  }
}

const concurrencyKey = (job: Job, about: string): string =>
  job.kind === 'send' ? `send:${job.connection}` : `${job.queue}:${about}`;
