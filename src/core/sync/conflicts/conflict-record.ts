import * as z from 'zod';
import { newestFirst } from '../../newest-first.ts';
import type { RecordKind } from '../../ports/record-kind.ts';

/** One path about which both sides had a say, with both values in the form of the replica. */
const conflictEntry = z.object({
  path: z.string(),
  /** Whose value the path holds now. */
  stands: z.enum(['here', 'there']),
  /** JSON of a replica value, because a document nests deeper than a stored value may. Absent: not known or too large. */
  here: z.string().optional(),
  there: z.string().optional(),
  /** JSON of what Jira is to be told to put `here` back, where the replica's form does not say it: people and texts. */
  raw: z.string().optional(),
  /**
   * `both-edited`: the policy decided. `unseen`: somebody edited here between our read and our write; `here` is
   * then the text of Jira's history. `rules`: the value came from newly published rules, which lose to an edit.
   */
  why: z.enum(['both-edited', 'unseen', 'rules']),
  /** When a person put the other value back, epoch seconds. */
  restored: z.number().int().optional(),
});
export type ConflictEntry = z.infer<typeof conflictEntry>;

/** The conflicts of one decision; key `<connection>:<issue id>:<newest first>:<token>`. */
const conflictSchema = z.object({
  v: z.literal(1),
  connection: z.string(),
  issue: z.string(),
  /** Key of the local issue when it was decided. */
  key: z.string(),
  /** Epoch seconds. */
  at: z.number().int(),
  /** Sequence of the message that was decided: the peer's where it was decided here, else our own. */
  seq: z.number().int(),
  entries: z.array(conflictEntry).min(1),
});
export type ConflictRecord = z.infer<typeof conflictSchema>;

/** Values that lost are kept this long. */
const RETENTION_DAYS = 90;

export const conflictKind: RecordKind<ConflictRecord> = {
  name: 'conflict',
  schema: conflictSchema,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

/** Keys of one issue list the newest first. */
export function conflictKey(connection: string, issue: string, at: number, token: string): string {
  return `${connection}:${issue}:${newestFirst(at)}:${token.slice(0, 10)}`;
}
