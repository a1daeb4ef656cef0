import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { lease } from './lease.ts';
import { row } from './row.ts';

/** The twins of one local issue over all connections; key: the issue id. The lease is here once there are two. */
const issueSchema = z.object({
  ...row,
  connections: z.array(z.string()),
  /** The chain that the issue belongs to, whichever connection it crosses by: taken by whichever twin is born first. */
  chain: z.object({ origin: z.string(), hops: z.number().int() }).optional(),
  applying: lease.optional(),
});
export type IssueRecord = z.infer<typeof issueSchema>;

export const issueKind: RecordKind<IssueRecord> = {
  name: 'issue',
  schema: issueSchema,
  entity: { attributes: (issue) => ({ v: issue.v, rev: issue.rev, token: issue.token }) },
};
