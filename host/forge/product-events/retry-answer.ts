import * as z from 'zod';
import { QUEUE } from '../../../src/core/limits.ts';
import type { InvocationOutcome } from '../runtime/invocation.ts';

const answerSchema = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

/** Why and when a function is to be called again. */
export interface Retry {
  /** Seconds; absent where the platform chooses. */
  readonly after: number | undefined;
  readonly reason: string;
  readonly data: unknown;
}

const reasons = {
  error: 'FUNCTION_ERROR_HOSTED_APP_CODE',
  timeout: 'FUNCTION_TIME_OUT',
  killed: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  'too-large': 'FUNCTION_ERROR_HOSTED_APP_CODE',
} as const;

/** What the outcome asks for: undefined where the event is done with. */
export function retryOf(outcome: InvocationOutcome): Retry | undefined {
  if (!outcome.ok) return { after: undefined, reason: reasons[outcome.reason], data: undefined };
  const parsed = answerSchema.safeParse(outcome.value);
  if (!parsed.success) return undefined;
  const {
    retryAfter = 1,
    retryReason = 'FUNCTION_RETRY_REQUEST',
    retryData,
  } = parsed.data.retryOptions ?? {};
  return {
    after: Math.min(Math.max(retryAfter, 0), QUEUE.delaySeconds),
    reason: retryReason,
    data: retryData,
  };
}
