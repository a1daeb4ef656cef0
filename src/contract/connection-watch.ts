import * as z from 'zod';
import { type AuditAct, auditActs } from '../core/connection/audit-record.ts';
import { connectionId, issueId } from './ids.ts';
import { operation } from './operation.ts';

/** What was done to a connection; the page has the words for each act. */
const auditEntry = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  act: z.enum(auditActs satisfies readonly AuditAct[]),
  /** Whose admin did it. */
  side: z.enum(['here', 'there']),
  /** Account id on this site; the page lets Jira show the name. */
  by: z.string().optional(),
  /**
   * What belongs to the act: of `published` the number, or `waits` for the partner's yes; of `consent-agreed` the hash
   * of the terms, or `refused`; of `review-changed` and `test-runs-changed` `on` or `off`; of `exposure-changed` `chosen` or `rules`;
   * of `by-itself-changed` `on` or `off`; of `proposal-answered` `agreed`, `declined` or `itself`; of
   * `disclosed` the keys of the work items.
   */
  about: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/**
 * Who did what on a connection, the newest first, also after it was deleted. Kept for a year. With `act` or `side` a page
 * may hold few entries or none while `cursor` says that there are more.
 */
export const connectionAudit = operation(
  'connection.audit',
  ['admin'],
  z.object({
    connection: connectionId,
    cursor: z.string().max(2000).optional(),
    /** Only this act, only acts of this side's admins or the partner's. */
    act: z.enum(auditActs).optional(),
    side: z.enum(['here', 'there']).optional(),
  }),
  z.object({ entries: z.array(auditEntry), cursor: z.string().optional() }),
);

/**
 * After pairing anew: pairs that the partner remembers, while the issue here does not say that it belongs to the
 * partner's (its rows and its mark are gone). An admin decides with `connection.decidePairs`.
 */
export const connectionAskedPairs = operation(
  'connection.askedPairs',
  ['admin'],
  z.object({ connection: connectionId, cursor: z.string().max(2000).optional() }),
  z.object({
    pairs: z.array(
      z.object({
        issue: issueId,
        /** Absent where the app does not see the issue any more. */
        key: z.string().optional(),
        peerKey: z.string(),
        at: z.number(),
      }),
    ),
    cursor: z.string().optional(),
  }),
);

/** `join`: these issues are the partner's counterparts again; otherwise the question is put away. */
export const connectionDecidePairs = operation(
  'connection.decidePairs',
  ['admin'],
  z.object({ connection: connectionId, issues: z.array(issueId).min(1).max(100), join: z.boolean() }),
  z.object({
    joined: z.number(),
    /** Ids of issues that are not there or are being written just now. */
    left: z.array(z.string()),
  }),
);

export const connectionWatchOperations = [
  connectionAudit,
  connectionAskedPairs,
  connectionDecidePairs,
] as const;
