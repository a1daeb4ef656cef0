import * as z from 'zod';
import { issueKey, jiraId } from './replica-children.ts';
import { replicaPath } from './replica-path.ts';
import { type ReplicaValue, receivedValue, type Unreadable } from './replica-value.ts';

export const replicaFields = z.record(replicaPath, receivedValue);
export type ReplicaFields = Readonly<Record<string, ReplicaValue | Unreadable>>;

/** The issue itself as its own site names it. */
export const replicaIssue = z.strictObject({
  id: jiraId,
  key: issueKey,
  url: z.string().max(500),
  type: z.string().max(255),
  project: z.string().max(64),
});
export type ReplicaIssue = z.infer<typeof replicaIssue>;
