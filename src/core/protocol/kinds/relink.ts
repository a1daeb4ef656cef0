import * as z from 'zod';
import { jiraId } from '../../replica/replica-children.ts';

/** What one message may hold; a sender names fewer (APP.pairsPerRelink). */
const PAIRS_MAX = 500;
const issueKey = z.string().regex(/^[A-Z][A-Z0-9_]{0,254}-\d{1,10}$/);
const generation = z.string().regex(/^\d{1,9}\.[A-Za-z0-9_-]{1,32}$/);

/** Copies of one side: its own id of the child, and the id of the original on the other side. */
const copies = z.array(z.tuple([jiraId, jiraId])).max(5_000);

/** What the sender's issue holds of the other side's comments and worklogs, by the marks on them. */
const sideOfPair = {
  comments: copies,
  worklogs: copies,
};

/** A file of the sender's issue: two files are one by name and size, where the app has made one of them. */
const file = z.strictObject({
  id: jiraId,
  name: z.string().min(1).max(300),
  size: z.number().int().min(0),
  /** The app has put it there. */
  copy: z.boolean(),
});

/** Two issues that had been in step: the sender's, and the receiver's as the sender knows it. */
const pair = z.strictObject({
  gen: generation,
  issue: z.strictObject({ id: jiraId, key: issueKey }),
  to: jiraId,
  ...sideOfPair,
  files: z.array(file).max(2_000),
});
export type RelinkPair = z.infer<typeof pair>;

/**
 * After both sides have paired anew, or one of them was restored: pairs of before are joined again. Nothing is
 * created and nothing written to Jira; what differs is found when the first items are compared.
 */
export const relinkPayload = z.strictObject({
  pairs: z.array(pair).max(PAIRS_MAX),
  /** These were the sender's last ones. */
  done: z.boolean(),
});

/**
 * `asks`: the receiver's issue does not say that it belongs to this one, so its admin decides. `gone`: not there, or
 * not in the connection's projects. `taken`: it belongs to another issue. `ended`: a person there had ended the pair.
 */
const relinked = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('linked'),
    /** The generation in which the pair goes on. */
    gen: generation,
    ...sideOfPair,
    /** The sender's file and the receiver's that are one. */
    files: z.array(z.tuple([jiraId, jiraId])).max(2_000),
  }),
  z.strictObject({ code: z.enum(['asks', 'gone', 'taken', 'ended', 'busy']) }),
]);
export type Relinked = z.infer<typeof relinked>;

/** One for each pair, in their order. */
export const relinkAnswer = z.strictObject({ pairs: z.array(relinked).max(PAIRS_MAX) });
