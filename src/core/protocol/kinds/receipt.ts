import * as z from 'zod';
import { jiraId } from '../../replica/replica-children.ts';
import { childCode } from './sync.ts';

/** Attachments that have arrived, or will not; idempotent by `id`, the receiver's own attachment id. */
export const receiptPayload = z.strictObject({
  /** The receiver's own issue. */
  issue: jiraId,
  done: z
    .array(
      z.strictObject({
        id: jiraId,
        copy: jiraId,
        size: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(200),
  failed: z.array(z.strictObject({ id: jiraId, code: childCode })).max(200),
});
export type ReceiptPayload = z.infer<typeof receiptPayload>;

export const receiptAnswer = z.strictObject({ code: z.enum(['noted', 'busy', 'unknown']) });
export type ReceiptAnswer = z.infer<typeof receiptAnswer>;
