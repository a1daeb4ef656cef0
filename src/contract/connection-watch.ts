import * as z from 'zod';
import { type AuditAct, auditActs } from '../core/connection/audit-record.ts';
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
  /** What belongs to the act: the number of the version published, the hash of the text agreed to. */
  about: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** Who did what on a connection, the newest first, also after it was deleted. Kept for a year. */
export const connectionAudit = operation(
  'connection.audit',
  ['admin'],
  z.object({ connection: z.string().regex(/^[A-Za-z0-9_-]{22}$/), cursor: z.string().max(2000).optional() }),
  z.object({ entries: z.array(auditEntry), cursor: z.string().optional() }),
);

export const connectionWatchOperations = [connectionAudit] as const;
