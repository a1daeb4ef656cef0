import * as z from 'zod';
import { QUEUE } from '../../../src/core/limits.ts';
import type { QueueEvent } from './queue-event.ts';

/** How a delivery ended; `value` is what the consumer returned. */
export type DeliveryOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly message: string };

export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'retry';
      /** Epoch milliseconds. */
      readonly due: number;
      readonly reason: string;
      /** JSON */
      readonly data: string | null;
    };

/** What `new InvocationError(...)` leaves: the only return value that the platform looks at. */
const retryAnswer = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .default({}),
});

const REASONS: Readonly<Record<string, string>> = {
  timeout: 'FUNCTION_TIME_OUT',
  killed: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  error: 'FUNCTION_ERROR_HOSTED_APP_CODE',
};

const FIRST_BACKOFF_SECONDS = 40;

/** Done, to be tried again, or given up in silence because its time (24 hours on Forge) would be over. */
export function decideRetry(
  event: QueueEvent,
  outcome: DeliveryOutcome,
  now: number,
  retentionSeconds: number,
): Verdict {
  const again = (seconds: number, reason: string, data: string | null) =>
    retry(event, { due: now + seconds * 1000, reason, data }, retentionSeconds);
  if (!outcome.ok) return again(backoffSeconds(event.retries), reasonOf(outcome.reason), null);
  const asked = retryAnswer.safeParse(outcome.value);
  if (!asked.success) return { kind: 'done' };
  const { retryAfter, retryReason, retryData } = asked.data.retryOptions;
  const data = retryData === undefined ? null : JSON.stringify(retryData);
  // What is too large to be carried over counts as an answer that the platform cannot use.
  if (data !== null && Buffer.byteLength(data) > QUEUE.retryDataBytes) {
    return again(backoffSeconds(event.retries), 'FUNCTION_PLATFORM_UNKNOWN_ERROR', null);
  }
  const seconds = Math.min(Math.max(retryAfter ?? 1, 1), QUEUE.delaySeconds);
  return again(seconds, retryReason ?? 'FUNCTION_RETRY_REQUEST', data);
}

/** After a crash of the host nobody knows how far a delivery came: it is made again at once. */
export function afterCrash(event: QueueEvent, now: number, retentionSeconds: number): Verdict {
  const last = { due: now, reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', data: event.retryData };
  return retry(event, last, retentionSeconds);
}

function retry(
  event: QueueEvent,
  how: { readonly due: number; readonly reason: string; readonly data: string | null },
  retentionSeconds: number,
): Verdict {
  if (how.due > event.pushed + retentionSeconds * 1000) return { kind: 'failed' };
  return { kind: 'retry', ...how };
}

function backoffSeconds(retries: number): number {
  return Math.min(FIRST_BACKOFF_SECONDS * 2 ** retries, QUEUE.delaySeconds);
}

function reasonOf(failure: string): string {
  return REASONS[failure] ?? 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
}
