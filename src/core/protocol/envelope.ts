import * as z from 'zod';
import { connectionRole } from '../connection/conflict-policy.ts';
import { connectionId } from '../connection/connection-record.ts';

/** `<cloudId>/<installationId>`, bound into each message so that a copy of a site cannot speak for it. */
const siteIdentity = z.string().regex(/^[A-Za-z0-9-]{1,64}\/[A-Za-z0-9-]{1,64}$/);

/**
 * The signed body around every payload. `seq` counts control messages only, per connection and direction;
 * `dir` is the role of the sender, so that a message cannot be turned around.
 */
export const envelope = z.strictObject({
  pv: z.int().min(1).max(1000),
  connection: connectionId,
  iss: siteIdentity,
  aud: siteIdentity,
  dir: connectionRole,
  kid: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  seq: z.int().min(1).optional(),
  kind: z.string().regex(/^[a-z][a-z.]{1,30}$/),
  payload: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;

/** What comes back, signed too: either the answer of the kind or a closed code. */
export const answerEnvelope = z.strictObject({
  pv: z.int().min(1).max(1000),
  connection: connectionId,
  iss: siteIdentity,
  aud: siteIdentity,
  kind: z.string(),
  /** Paths of the payload that this side does not know yet and passed over. */
  ignored: z.array(z.string()).max(100).optional(),
  answer: z.unknown().optional(),
  refused: z
    .strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,40}$/), retryAfter: z.number().min(0).optional() })
    .optional(),
});
export type AnswerEnvelope = z.infer<typeof answerEnvelope>;
