import * as z from 'zod';
import { APP } from '../../limits.ts';
import { replicaFields, replicaIssue } from '../../replica/replica.ts';
import {
  jiraId,
  replicaAttachment,
  replicaComment,
  replicaLink,
  replicaRemoteLink,
  replicaWorklog,
} from '../../replica/replica-children.ts';
import { replicaPath } from '../../replica/replica-path.ts';

const sequence = z.number().int().min(0).max(2_000_000_000);
const generation = z.string().regex(/^\d{1,9}\.[A-Za-z0-9_-]{1,32}$/);
const changedPath = z.strictObject({
  path: replicaPath,
  /** The first sequence that carried this value. */
  since: sequence,
  /** The value differs only because a new version of the rules was published: it loses every conflict. */
  rules: z.boolean().optional(),
  /** The value stands because it won a conflict that the receiver may not have heard of. */
  won: z.boolean().optional(),
  /** In the first comparison of a pair: a person has edited the value since both were joined. */
  edited: z.boolean().optional(),
});

const childKind = z.enum(['comment', 'attachment', 'worklog', 'link', 'remoteLink']);
export type ChildKind = z.infer<typeof childKind>;
const childName = z.strictObject({ kind: childKind, id: jiraId });

const head = {
  gen: generation,
  seq: sequence.min(1),
  /** The issue as its own site knows it, and the receiver's issue as far as known. */
  issue: replicaIssue,
  to: jiraId.optional(),
};

/** One change of one issue: values of the changed paths only, of all paths with `full`. */
const updateItem = z.strictObject({
  do: z.literal('update'),
  ...head,
  /** Last own sequence that the receiver has answered; 0 with `full`. */
  base: sequence,
  /** Last sequence of the receiver that was applied here. */
  context: sequence,
  /** Number of the conflict policy by which this is to be judged. */
  policy: z.number().int().min(1),
  full: z.boolean().optional(),
  /** The sender's rows went back in time: it asks for a full item. */
  wantFull: z.boolean().optional(),
  /** Started by a person: a tombstone made by the peer yields to it. */
  byHand: z.boolean().optional(),
  origin: z.string().max(64).optional(),
  hops: z.number().int().min(0).max(20).optional(),
  changed: z.array(changedPath).max(500),
  fields: replicaFields,
  comments: z.array(replicaComment).max(APP.childrenPerItem),
  worklogs: z.array(replicaWorklog).max(APP.childrenPerItem).optional(),
  links: z.array(replicaLink).max(APP.childrenPerItem).optional(),
  remoteLinks: z.array(replicaRemoteLink).max(APP.childrenPerItem).optional(),
  attachments: z.array(replicaAttachment).max(APP.attachmentsPerItem),
  /** Own children that are no more, or that the receiver may no longer see. */
  removed: z.array(childName).max(APP.removalsPerItem),
});
export type UpdateItem = z.infer<typeof updateItem>;

/** The twin ends; the receiver keeps its issue. */
const unlinkItem = z.strictObject({
  do: z.literal('unlink'),
  ...head,
  /** The issue may be gone: nothing but its id is left to say. */
  issue: z.strictObject({ id: jiraId }),
  why: z.enum(['by-hand', 'deleted']),
});
export type UnlinkItem = z.infer<typeof unlinkItem>;

/** The sender's issue is out of its scope: nothing of it crosses before the sender's next update. */
const leaveItem = z.strictObject({
  do: z.literal('leave'),
  ...head,
  issue: z.strictObject({ id: jiraId }),
});
export type LeaveItem = z.infer<typeof leaveItem>;

const issueKey = z.string().regex(/^[A-Z][A-Z0-9_]{0,254}-\d{1,10}$/);

/** A person wants the sender's issue joined with one that the receiver has already: nothing is created. */
const connectItem = z.strictObject({
  do: z.literal('connect'),
  gen: generation,
  issue: z.strictObject({ id: jiraId, key: issueKey }),
  /** The receiver's issue, by its key. */
  with: issueKey,
});
export type ConnectItem = z.infer<typeof connectItem>;

export const syncItem = z.discriminatedUnion('do', [updateItem, unlinkItem, leaveItem, connectItem]);
export type SyncItem = z.infer<typeof syncItem>;

/** Items are parsed one by one: a bad one never fails its neighbours. */
export const syncPayload = z.strictObject({ items: z.array(z.unknown()).min(1).max(APP.itemsPerMessage) });
export type SyncPayload = z.infer<typeof syncPayload>;

/** Why a path was not written: closed words that tell nothing of the receiver's set-up. */
export const partialCode = z.enum([
  'refused',
  'no-match',
  'too-long',
  'not-mapped',
  'field-gone',
  'wrong-kind',
  'out-of-range',
  'too-many',
  'needed',
  'no-user',
  'off-screen',
  'no-transition',
  'needs-field',
  'needs-person',
  'waiting',
  'looping',
  /** Refused without a word about the value: to be sent again, by the sender's schedule. */
  'not-now',
]);
export type PartialCode = z.infer<typeof partialCode>;

/** Why a child is left out. */
export const childCode = z.enum(['refused', 'too-large', 'off', 'gone', 'no-match', 'no-twin', 'not-now']);
export type ChildCode = z.infer<typeof childCode>;

const decidedAnswer = z.strictObject({
  code: z.literal('applied'),
  issue: z.strictObject({ id: jiraId, key: z.string().max(64), url: z.string().max(500) }),
  /** Paths where the receiver's value stands; it sends that value itself, and `echo` names it beforehand. */
  lost: z.array(replicaPath).optional(),
  /** Values of the receiver that were edited there and are overwritten, as it would have sent them. */
  overruled: replicaFields.optional(),
  partial: z.record(replicaPath, partialCode).optional(),
  /** Paths that now hold what was sent. */
  same: z.array(replicaPath).optional(),
  /** Paths that hold something else now, as the receiver would send them. */
  echo: replicaFields.optional(),
  /** Children that stand here now: by kind, sender's child id -> receiver's. */
  made: z.partialRecord(childKind, z.record(jiraId, jiraId)).optional(),
  /** Attachments that the receiver will fetch. */
  pulling: z.array(jiraId).optional(),
  removed: z.array(childName).optional(),
  /** Children that will not cross, with the reason. */
  without: z.array(z.strictObject({ ...childName.shape, code: childCode })).optional(),
});
export type DecidedAnswer = z.infer<typeof decidedAnswer>;

const plainAnswer = z.strictObject({
  code: z.enum([
    'unlinked',
    'left-scope',
    // The receiver takes new issues in only where a person has started them.
    'by-hand',
    'taken',
    'refused',
    'needs-field',
    'paused',
    'bad-item',
    'no-project',
    // One word for an issue that is not there, is not in the receiver's scope, or that its app cannot see.
    'no-such-issue',
  ]),
});
/** The two issues are a pair: the receiver waits for the sender's first item. */
const connectedAnswer = z.strictObject({
  code: z.literal('connected'),
  /** The generation in which the pair begins. */
  gen: generation,
  issue: z.strictObject({ id: jiraId, key: issueKey }),
});
/** Nothing was decided. `after`: seconds before which another message of this issue is in vain. */
const laterAnswer = z.strictObject({
  code: z.enum(['busy', 'not-started']),
  after: z.number().int().min(1).max(3600).optional(),
});
const havingAnswer = z.strictObject({ code: z.enum(['stale', 'behind', 'need-full']), have: sequence });

const itemAnswer = z.discriminatedUnion('code', [
  decidedAnswer,
  connectedAnswer,
  plainAnswer,
  laterAnswer,
  havingAnswer,
  z.strictObject({ code: z.literal('other-life'), n: z.number().int() }),
  /** A conflict, and the sides hold different conflict policies: nothing was decided. `have`: ours. */
  z.strictObject({ code: z.literal('other-policy'), have: z.number().int().min(1) }),
  /** The receiver has the issue already, by another way; `key` where it has one of its own to name. */
  z.strictObject({ code: z.literal('cycle'), key: z.string().max(64).optional() }),
]);
export type ItemAnswer = z.infer<typeof itemAnswer>;

/** One answer per item, in the order of the items. */
export const syncAnswer = z.strictObject({ items: z.array(itemAnswer).max(APP.itemsPerMessage) });
export type SyncAnswer = z.infer<typeof syncAnswer>;
