import * as z from 'zod';
import { safeFileName } from '../document/safe-file-name.ts';
import { replicaUser } from './replica-parts.ts';
import { adfDocument } from './replica-value.ts';

/** Ids of Jira objects are decimal strings on both sides. */
export const jiraId = z.string().regex(/^\d{1,19}$/);

/** Goes into searches here, so it is what a key can be and nothing else. */
export const issueKey = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_]*-\d{1,19}$/);

const visibility = z.enum(['public', 'internal']);

export const replicaComment = z.strictObject({
  id: jiraId,
  author: replicaUser,
  created: z.number().int(),
  updated: z.number().int(),
  visibility,
  body: adfDocument,
  /** The comment that this one answers, by its sender's id. */
  parent: jiraId.optional(),
  /** Who says that customers may read it: the sender's service desk, or a word of its author's. */
  mark: z.enum(['desk', 'word']).optional(),
});
export type ReplicaComment = z.infer<typeof replicaComment>;

export const replicaAttachment = z.strictObject({
  id: jiraId,
  name: z.string().max(10_000).transform(safeFileName),
  size: z.number().int().min(0),
  mime: z.string().max(255),
  visibility,
});
export type ReplicaAttachment = z.infer<typeof replicaAttachment>;

/** Work done on the issue; `started` epoch milliseconds. */
export const replicaWorklog = z.strictObject({
  id: jiraId,
  author: replicaUser,
  started: z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999),
  seconds: z.number().int().min(1).max(2_000_000_000),
  visibility,
  body: adfDocument.optional(),
});
export type ReplicaWorklog = z.infer<typeof replicaWorklog>;

/** Another issue of the sender's, and the receiver's issue that stands for it, as far as the sender knows it. */
const replicaIssueRef = z.strictObject({ id: jiraId, key: issueKey, to: jiraId.optional() });
export type ReplicaIssueRef = z.infer<typeof replicaIssueRef>;

/** A link that starts at this issue: "this issue <outward words of the type> the other". */
export const replicaLink = z.strictObject({
  id: jiraId,
  /** Name of the type at the sender. */
  type: z.string().min(1).max(255),
  to: replicaIssueRef,
});
export type ReplicaLink = z.infer<typeof replicaLink>;

/** A link to something outside Jira. */
export const replicaRemoteLink = z.strictObject({
  id: jiraId,
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  title: z.string().min(1).max(255),
  summary: z.string().max(1_000).optional(),
  relationship: z.string().max(255).optional(),
});
export type ReplicaRemoteLink = z.infer<typeof replicaRemoteLink>;
