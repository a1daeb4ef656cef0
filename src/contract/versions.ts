import * as z from 'zod';
import { operation } from './operation.ts';

/** A version as it is stored (src/core/rules/version.ts), without what publishing works out. */
const version = z.record(z.string(), z.unknown());

/** One sentence about a difference; `place` names the part it is about, such as `mappings.priority.values`. */
const change = z.object({ place: z.string(), text: z.string() });
export type VersionChange = z.infer<typeof change>;

const problem = z.object({ field: z.string(), message: z.string(), next: z.string().optional() });

/**
 * The rules that somebody is writing; nothing of them is in force. Where nobody has saved any they are a copy of the
 * rules in force. Times are epoch milliseconds.
 */
const draft = z.object({
  /** Number of the version in force. */
  inForce: z.number(),
  /** Number of the version that was in force when the draft was begun; lower than `inForce` where others published since. */
  basedOn: z.number(),
  /** Counts what was saved, published and discarded; `version.save` names the one it has read. */
  revision: z.number(),
  version,
  /** Absent: nobody has saved a draft. `by` is an account id. */
  saved: z.object({ at: z.number(), by: z.string().optional() }).optional(),
  /** Somebody has asked for another admin's yes: `agreed` goes with that admin's `version.publish`. */
  asked: z
    .object({
      at: z.number(),
      by: z.string(),
      existing: z.enum(['now', 'as-they-change', 'not']),
      agreed: z.string(),
      text: z.string(),
    })
    .optional(),
  /** What keeps the draft from being published; `field` names the place, such as `mappings.3.values`. */
  problems: z.array(problem),
  /** How it differs from the rules in force. */
  changes: z.array(change),
  /** What this site cannot carry out of it, and what would be dropped or gained by its mode. */
  notes: z.array(z.string()),
  /** What would leave and what might enter by it, in sentences; empty where it has problems. */
  leaves: z.array(z.string()),
  enters: z.array(z.string()),
});
export type Draft = z.infer<typeof draft>;

const ofConnection = z.object({ connection: z.string() });

export const versionDraft = operation('version.draft', ['admin'], ofConnection, draft);

/**
 * Saves parts of a draft; a part that is left out stays as it is in the draft. What is wrong is kept and named in
 * `problems`. Code `draft-changed`: `revision` is not the draft's any more, somebody else has saved, published or
 * discarded.
 */
export const versionSave = operation(
  'version.save',
  ['admin'],
  z.object({ connection: z.string(), version, revision: z.number() }),
  draft,
);

export const versionDiscard = operation('version.discard', ['admin'], ofConnection, draft);

/**
 * Puts the draft in force. `waits`: it lets something else cross, and the partner is asked first. `asks`: nothing
 * was published, because a second answer is wanted; `agreed` of the answer is sent back with it, of `second-admin` by
 * another account, who finds it in the draft. `revision` and
 * `over` (the version in force): what the person has seen; code `draft-changed` where it is no more so.
 */
export const versionPublish = operation(
  'version.publish',
  ['admin'],
  z.object({
    connection: z.string(),
    existing: z.enum(['now', 'as-they-change', 'not']),
    agreed: z.string().max(200).optional(),
    revision: z.number().optional(),
    over: z.number().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('published'), number: z.number(), waits: z.boolean() }),
    z.object({
      kind: z.literal('asks'),
      why: z.enum(['blast-radius', 'second-admin']),
      /** How many of the last work items under sync would change. */
      affected: z.number(),
      of: z.number(),
      agreed: z.string(),
      text: z.string(),
    }),
  ]),
);

/** The newest first; `before` goes on below that number. */
export const versionList = operation(
  'version.list',
  ['admin'],
  z.object({ connection: z.string(), before: z.number().optional() }),
  z.object({
    versions: z.array(
      z.object({
        number: z.number(),
        /** Epoch milliseconds; absent of the first version, which came with the connection. */
        at: z.number().optional(),
        /** Account id. */
        by: z.string().optional(),
        inForce: z.boolean(),
        /** `unreadable`: a newer release of the app wrote it, and it is left alone. */
        mode: z.enum(['basic', 'visual', 'script', 'unreadable']),
        /** How it differs from the one before, in a sentence or two. */
        text: z.string(),
      }),
    ),
    more: z.boolean(),
  }),
);

export const versionGet = operation(
  'version.get',
  ['admin'],
  z.object({ connection: z.string(), number: z.number() }),
  z.object({
    number: z.number(),
    at: z.number().optional(),
    by: z.string().optional(),
    inForce: z.boolean(),
    version,
    leaves: z.array(z.string()),
    enters: z.array(z.string()),
  }),
);

export const versionCompare = operation(
  'version.compare',
  ['admin'],
  z.object({
    connection: z.string(),
    from: z.number(),
    to: z.union([z.number(), z.literal('draft')]),
  }),
  z.object({ changes: z.array(change) }),
);

/** Makes an earlier version the draft; it is published in a second step. A draft that stands is replaced. */
export const versionRollback = operation(
  'version.rollback',
  ['admin'],
  z.object({ connection: z.string(), number: z.number(), revision: z.number().optional() }),
  draft,
);

export const versionOperations = [
  versionDraft,
  versionSave,
  versionDiscard,
  versionPublish,
  versionList,
  versionGet,
  versionCompare,
  versionRollback,
] as const;
