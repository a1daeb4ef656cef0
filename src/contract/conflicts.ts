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

/** With the issue that it is about: its id, and its key when the conflict was decided. */
const conflictOfIssue = conflict.extend({ issue: z.string(), key: z.string() });
export type ConflictOfIssue = z.infer<typeof conflictOfIssue>;

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

/**
 * The conflicts of all issues of a connection of the last 90 days, issue by issue and the newest of each first, about
 * a hundred at a time.
 */
export const conflictPage = operation(
  'conflict.page',
  ['admin', 'project'],
  z.object({ connection: z.string(), cursor: z.string().max(2000).optional() }),
  z.object({ conflicts: z.array(conflictOfIssue), cursor: z.string().optional() }),
);

export const conflictOperations = [conflictList, conflictRestore, conflictPage] as const;
