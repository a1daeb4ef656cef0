import * as z from 'zod';
import { deskFacets } from './desk-facets.ts';
import { operation } from './operation.ts';

/** An issue as people name it, or by its id. */
export const issueKeyOrId = z
  .string()
  .trim()
  .regex(/^([A-Za-z][A-Za-z0-9_]*-\d+|\d{1,19})$/);

/** One state in words that a page translates; `problem` says what is wrong and what to do. */
export const twinState = z.enum([
  'starting',
  'in-step',
  'changes-waiting',
  'paused',
  'left-scope',
  'unlinked',
  'deleted',
  'failed',
]);
export type TwinState = z.infer<typeof twinState>;

/** One local issue under one connection. Times are epoch milliseconds. */
const twinStatus = z.object({
  connection: z.string(),
  connectionName: z.string(),
  peerName: z.string(),
  state: twinState,
  /** Known once the other side has its issue. */
  peerKey: z.string().optional(),
  peerUrl: z.string().optional(),
  /** The partner's side of the connection, as it last said; `silentSince` where it has said nothing for 26 hours. */
  peer: z.object({
    heard: z.number().optional(),
    backlog: z.number().optional(),
    oldest: z.number().optional(),
    silentSince: z.number().optional(),
  }),
  lastSync: z.number().optional(),
  /** Attachments that are still on their way. */
  attachmentsPending: z.number(),
  /** Conflicts of the last 90 days, for `conflict.list`. */
  conflicts: z.number(),
  /** Absent where neither side shows anything of a service desk. */
  desk: deskFacets.optional(),
  problem: z
    .object({
      message: z.string(),
      next: z.string(),
      /** The operation that helps, where there is one: `sync.resume`, `sync.letRemovalsGo` or `sync.ending`. */
      remedy: z.enum(['resume', 'let-removals-go', 'decide-ending']).optional(),
    })
    .optional(),
});
export type TwinStatus = z.infer<typeof twinStatus>;

const issueStatus = z.object({
  issue: z.object({ id: z.string(), key: z.string(), url: z.string() }),
  twins: z.array(twinStatus),
  /** Active connections that could take this issue and have no twin of it yet. */
  offers: z.array(z.object({ connection: z.string(), name: z.string(), peerName: z.string() })),
});

/** Starts or repeats the sync of one issue; poll `sync.status` until no twin is `starting`. */
export const syncIssue = operation(
  'sync.issue',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({
    /** On the issue's own surfaces the issue of the page when left out. */
    issue: issueKeyOrId.optional(),
    /** Needed where several connections could take the issue. */
    connection: z.string().optional(),
  }),
  issueStatus,
);

export const syncStatus = operation(
  'sync.status',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional() }),
  issueStatus,
);

/**
 * Joins the issue with one that the partner has already; nothing is created. What is empty on one side is filled from
 * the other, and where both hold something the conflict policy decides, with both values in the conflict log.
 */
export const syncConnect = operation(
  'sync.connect',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({
    issue: issueKeyOrId.optional(),
    connection: z.string(),
    /** The partner's issue: its key, or a link to it. */
    peer: z.string().trim().min(1).max(2000),
  }),
  issueStatus,
);

/** Ends the pair of one issue under one connection; both issues stay as they are. */
export const syncUnlink = operation(
  'sync.unlink',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional(), connection: z.string() }),
  issueStatus,
);

/** Many removals at once wait for a person: this one agrees that the partner's copies go, too. */
export const syncLetRemovalsGo = operation(
  'sync.letRemovalsGo',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional(), connection: z.string() }),
  issueStatus,
);

/** Fields that went back and forth between the sides are paused: this lets them cross again. */
export const syncResume = operation(
  'sync.resume',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional(), connection: z.string() }),
  issueStatus,
);

/** The partner's issue was deleted and the rules would delete this one: a person keeps it, or has it deleted now. */
export const syncEnding = operation(
  'sync.ending',
  ['admin', 'project', 'issue', 'issue-action'],
  z.object({ issue: issueKeyOrId.optional(), connection: z.string(), keep: z.boolean() }),
  issueStatus,
);

export const syncOperations = [
  syncConnect,
  syncEnding,
  syncIssue,
  syncStatus,
  syncUnlink,
  syncLetRemovalsGo,
  syncResume,
] as const;
