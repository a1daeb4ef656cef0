import * as z from 'zod';

/**
 * A path that a lease is about to write: fingerprints of the value read, of the command, of what will then be
 * sent, where that is another one, and of the values that the field passes on the way (a status has a path).
 */
const plannedField = z.object({
  was: z.string(),
  local: z.string(),
  sent: z.string().optional(),
  via: z.array(z.string()).optional(),
});

/**
 * The right to write one issue for a short time, with the plan of what will be written: whoever finds the
 * lease expired can tell from the issue what has landed.
 */
export const lease = z.object({
  connection: z.string(),
  seq: z.number().int(),
  digest: z.string(),
  /** Epoch seconds. */
  until: z.number().int(),
  token: z.string(),
  fields: z.record(z.string(), plannedField),
  /** Children to be made, by letter and peer id, with the fingerprint of what is posted. */
  children: z.record(z.string(), z.string()).optional(),
  /** Links among them, which can carry no mark: peer id -> type and local issue at the other end. */
  links: z.record(z.string(), z.object({ type: z.string(), other: z.string() })).optional(),
  /** Key of the conflict record that was written with the lease. */
  conflict: z.string().optional(),
  /** `updated` of the issue (epoch ms) as read: what is newer was not seen. */
  seen: z.number().int().optional(),
  /** Paths whose local edit the peer's value overwrites. */
  overruled: z.array(z.string()).optional(),
  /** Paths where the local value wins. */
  lost: z.array(z.string()).optional(),
  partial: z.record(z.string(), z.string()).optional(),
  /** Paths that Jira has been seen to take: what stands there later is an edit. */
  done: z.array(z.string()).optional(),
  /** A write that no message asked for: what it leaves is an edit of this side. */
  own: z.boolean().optional(),
  /** The end of the apply does what cannot be told from the issue: without it the item is not applied. */
  more: z.boolean().optional(),
  /** Files to be uploaded, by peer id, and the attachment ids present before that. */
  uploads: z
    .object({
      before: z.array(z.string()),
      files: z.array(
        z.object({ peer: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() }),
      ),
    })
    .optional(),
});
export type Lease = z.infer<typeof lease>;
