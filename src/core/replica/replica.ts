import * as z from 'zod';
import type { AdfDocument } from '../document/adf-node.ts';
import { cleanDocument } from '../document/clean-document.ts';

/** Ids of Jira objects are decimal strings on both sides. */
export const jiraId = z.string().regex(/^\d{1,19}$/);

/** A field of the replica by its path: a plain name, or `<name>/<member>` for a member of a set. */
export const replicaPath = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z][A-Za-z0-9]*(\/.+)?$/);

/** Rich text is cleaned where it enters, so that nothing behind this line meets a hostile document. */
const adfDocument: z.ZodType<AdfDocument, unknown> = z
  .looseObject({ type: z.literal('doc'), content: z.array(z.unknown()) })
  .transform((raw, context) => {
    const clean = cleanDocument(raw);
    if (clean) return clean;
    context.addIssue('not an Atlassian document');
    return z.NEVER;
  });

/** One value of a replica. `null` clears; a path that is absent says nothing. */
const replicaValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), value: z.string().max(32_767).nullable() }),
  z.strictObject({ kind: z.literal('richText'), value: adfDocument.nullable() }),
  z.strictObject({ kind: z.literal('issueType'), value: z.string().max(255) }),
]);
export type ReplicaValue = z.infer<typeof replicaValue>;
export type ReplicaKind = ReplicaValue['kind'];

export const replicaFields = z.record(replicaPath, replicaValue);
export type ReplicaFields = Readonly<Record<string, ReplicaValue>>;

/** A user as the other company may know them: a name for people to read and a reference, never an account id. */
const replicaUser = z.strictObject({
  name: z.string().max(255),
  email: z.string().max(320).optional(),
  emailHash: z.string().max(64).optional(),
  ref: z.string().max(64),
});

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
