import { APP } from '../../core/limits.ts';
import type { Log } from '../../core/ports/environment.ts';
import type { Queue } from '../../core/ports/queue.ts';

/**
 * The queue as a job sees it that is itself the `chain`-th of jobs that led to one another: all that it asks for is
 * one further. Forge ends such a chain at some length; ours ends before, and the sweep begins a new one.
 */
export function chainedQueue(
  { queue, log }: { readonly queue: Queue; readonly log: Log },
  chain: number,
): Queue {
  return {
    async push(job, delaySeconds) {
      const next = Math.max(job.chain, chain + 1);
      if (next <= APP.pushesInARow) return queue.push({ ...job, chain: next }, delaySeconds);
      const issue = 'issue' in job ? { issue: job.issue } : {};
      log.note('queue.chain-ended', { connection: job.connection, ...issue });
    },
  };
}
