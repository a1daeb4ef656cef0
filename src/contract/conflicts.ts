import * as z from 'zod';
import { operation } from './operation.ts';
import { issueKeyOrId } from './sync.ts';

/** A field about which both sides had a say; values as a person would write them. Times are epoch milliseconds. */
const conflict = z.object({
  connection: z.string(),
  /** With `path` it names the conflict for `conflict.restore`. */
  id: z.string(),
  path: z.string(),
  at: z.number(),
  /** Whose value the field was given. */
  stands: z.enum(['here', 'there']),
  /**
   * `both-edited`: the conflict policy decided. `unseen`: an edit here came between reading and writing. `rules`: the
   * partner's value came from newly published rules.
   */
  why: z.enum(['both-edited', 'unseen', 'rules']),
  /** Absent: empty, not known, or too large to keep. */
  here: z.string().optional(),
  there: z.string().optional(),
  /** Whether the value that gave way can be put back. */
  restorable: z.boolean(),
  restored: z.number().optional(),
});
export type ConflictShown = z.infer<typeof conflict>;

const conflicts = z.object({ conflicts: z.array(conflict) });

/** The conflicts of one issue, newest first, of the last 90 days. */
export const conflictList = operation(
  'conflict.list',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional(), connection: z.string().optional() }),
  conflicts,
);

/** Puts the value that gave way back into the field, as an edit that crosses like any other. */
export const conflictRestore = operation(
  'conflict.restore',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({
    issue: issueKeyOrId.optional(),
    connection: z.string(),
    id: z.string().max(100),
    path: z.string().max(400),
  }),
  conflicts,
);

export const conflictOperations = [conflictList, conflictRestore] as const;
