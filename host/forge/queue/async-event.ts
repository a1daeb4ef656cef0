import { QUEUE } from '../../../src/core/limits.ts';
import type { QueueEvent } from './queue-event.ts';

/** The one argument that a consumer gets. */
export function toAsyncEvent(event: QueueEvent, now: number): Record<string, unknown> {
  return {
    queueName: event.queue,
    jobId: event.job,
    eventId: event.id,
    body: JSON.parse(event.body),
    ...(event.delaySeconds === null ? {} : { delayInSeconds: event.delaySeconds }),
    ...(event.concurrencyKey === null
      ? {}
      : { concurrency: { key: event.concurrencyKey, limit: event.concurrencyLimit } }),
    ...(event.retryReason === null ? {} : { retryContext: retryContext(event, event.retryReason, now) }),
  };
}

function retryContext(event: QueueEvent, retryReason: string, now: number): Record<string, unknown> {
  return {
    retryCount: event.retries,
    retryReason,
    ...(event.retryData === null ? {} : { retryData: JSON.parse(event.retryData) }),
    retentionWindow: {
      startTime: new Date(event.pushed).toISOString(),
      remainingTimeMs: Math.max(0, event.pushed + QUEUE.retentionSeconds * 1000 - now),
    },
  };
}
