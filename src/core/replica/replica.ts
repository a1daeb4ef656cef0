import * as z from 'zod';
import { replicaPath } from './replica-path.ts';
import {
  adfDocument,
  type ReplicaValue,
  receivedValue,
  replicaUser,
  type Unreadable,
} from './replica-value.ts';

/** Ids of Jira objects are decimal strings on both sides. */
export const jiraId = z.string().regex(/^\d{1,19}$/);

export const replicaFields = z.record(replicaPath, receivedValue);
export type ReplicaFields = Readonly<Record<string, ReplicaValue | Unreadable>>;

export const replicaComment = z.strictObject({
  id: jiraId,
  author: replicaUser,
  created: z.number().int(),
  updated: z.number().int(),
  visibility: z.enum(['public', 'internal']),
  body: adfDocument,
});
export type ReplicaComment = z.infer<typeof replicaComment>;

export const replicaAttachment = z.strictObject({
  id: jiraId,
  name: z.string().min(1).max(255),
  size: z.number().int().min(0),
  mime: z.string().max(255),
  visibility: z.enum(['public', 'internal']),
});
export type ReplicaAttachment = z.infer<typeof replicaAttachment>;

/** The issue itself as its own site names it. */
export const replicaIssue = z.strictObject({
  id: jiraId,
  /** Goes into searches here, so it is what a key can be and nothing else. */
  key: z
    .string()
    .max(64)
    .regex(/^[A-Za-z][A-Za-z0-9_]*-\d{1,19}$/),
  url: z.string().max(500),
  type: z.string().max(255),
  project: z.string().max(64),
});
export type ReplicaIssue = z.infer<typeof replicaIssue>;

/** The canonical issue that both sides speak. */
export interface Replica {
  readonly v: 1;
  readonly issue: ReplicaIssue;
  readonly fields: ReplicaFields;
  readonly children: {
    readonly comments: readonly ReplicaComment[];
    readonly attachments: readonly ReplicaAttachment[];
  };
}
