import * as z from 'zod';
import { APP } from '../../limits.ts';
import { jiraId } from '../../replica/replica-children.ts';

/** Asks for a range of an attachment of the receiver of this message; `issue` is the receiver's own issue id. */
export const blobPayload = z.strictObject({
  issue: jiraId,
  id: jiraId,
  from: z.number().int().min(0),
  length: z.number().int().min(1).max(APP.blobRangeBytes),
});
export type BlobPayload = z.infer<typeof blobPayload>;

export const blobAnswer = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('range'),
    /** Base64. */
    bytes: z.string(),
    /** SHA-256 of these bytes, hex. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({ code: z.enum(['unknown', 'gone']) }),
]);
export type BlobAnswer = z.infer<typeof blobAnswer>;
