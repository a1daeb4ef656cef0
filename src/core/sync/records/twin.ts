import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { ending } from '../ending.ts';
import { outOfScope } from '../scope.ts';
import { troubleMark } from '../twin-troubles.ts';
import { row } from './row.ts';

const twinLife = z.enum(['pending', 'linked', 'left-scope', 'unlinked', 'deleted']);
export type TwinLife = z.infer<typeof twinLife>;

/** Why nothing is sent for a twin at present, and since when (epoch seconds). */
const hold = z.object({
  why: z.enum(['retry', 'dead-letter', 'not-visible', 'restored', 'removals', 'waiting', 'left-there']),
  since: z.number().int(),
  attempts: z.number().int().default(0),
  code: z.string().optional(),
  /** The peer's issue that is in the way. */
  key: z.string().optional(),
  /** Id of the local issue that is waited for. */
  on: z.string().optional(),
});
export type Hold = z.infer<typeof hold>;

/**
 * The pair of a local and a peer issue under one connection, key `<connection>:<local issue id>`.
 *
 * The shadow holds fingerprints of what both sides are known to have (shadow.ts). `owed` are paths won in a
 * conflict that the peer must still hear.
 */
const twinSchema = z.object({
  ...row,
  connection: z.string(),
  issue: z.string(),
  life: twinLife,
  /** Epoch seconds of the next thing to do without an event; 0 for none. */
  due: z.number().int(),
  gen: z.string(),
  peer: z.object({ id: z.string(), key: z.string() }).optional(),
  /** Project id in which the issue was last seen, where the rules name several. */
  place: z.string().optional(),
  ackedSeq: z.number().int(),
  appliedSeq: z.number().int(),
  /** The last item applied: its digest and what its answer said beyond "applied". */
  last: z
    .object({
      digest: z.string(),
      lost: z.array(z.string()).optional(),
      partial: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  shadow: z.record(z.string(), z.string()),
  /** Paths of items that did not come to their end which were written all the same: path -> sequence of the item. */
  landed: z.record(z.string(), z.number().int()).optional(),
  /** When the last of them was found (epoch seconds): edits of them do not wait for the peer for ever. */
  landedAt: z.number().int().optional(),
  owed: z.array(z.string()).optional(),
  /** Last item of the peer that overwrote an edit here: until its answer is heard it is said again what. */
  retell: z.number().int().optional(),
  /** When a path was last written here, the times of its quick rounds, and of the applies that met a later answer. */
  turns: z
    .record(
      z.string(),
      z.object({
        in: z.number().int().optional(),
        at: z.array(z.number().int()),
        slow: z.array(z.number().int()).optional(),
      }),
    )
    .optional(),
  /** Paths that went round too often and are kept back, with the time. */
  paused: z.record(z.string(), z.number().int()).optional(),
  /** Paths that the create could not write: until an item has, what the issue holds there is nobody's edit. */
  unwritten: z.array(z.string()).optional(),
  /** Paths without a first look: what the issue holds there then is where later edits start from. */
  baseline: z.array(z.string()).optional(),
  /** The next item names every path and has base 0. */
  full: z.boolean().optional(),
  /** A person has joined two issues that were there before: nothing in them is an edit until this side's first item is answered. */
  met: z.boolean().optional(),
  /** Since when a pair that had been there before is joined (epoch seconds): what people edit after it are edits. */
  began: z.number().int().optional(),
  /** The peer is to send everything once: our rows went back in time. */
  wantFull: z.boolean().optional(),
  /** Epoch seconds of the last change that crossed, in either direction. */
  synced: z.number().int().optional(),
  /** Where it is not then: when all paths were last in step with the rules in force (epoch seconds). */
  asOf: z.number().int().optional(),
  /** `updated` of the issue (epoch ms) at the last read that left nothing to send. */
  seen: z.number().int(),
  /** Pages of the children ledger, and a fingerprint of the children as they were when all of them had crossed. */
  pages: z.number().int().optional(),
  kids: z.string().optional(),
  /** More than one connection has a twin of this issue: the lease is in the `issue` record. */
  shared: z.boolean().optional(),
  /** Those that wait for this twin have not been rung yet. */
  wake: z.boolean().optional(),
  /** So many removals wait until a person agrees, or a person has agreed. */
  removals: z.number().int().optional(),
  letGo: z.boolean().optional(),
  /** A person started this life. */
  byHand: z.boolean().optional(),
  hold: hold.optional(),
  /** When a read first showed the issue older than it was seen: a second read a minute later makes it a restore. */
  older: z.number().int().optional(),
  /** Why the issue is out of scope, and whether the peer has heard that it is. */
  away: z.object({ why: outOfScope, told: z.boolean().optional() }).optional(),
  /** The peer's issue was deleted: what is to be done to ours. */
  ending: ending.optional(),
  /** Who ended the life. */
  by: z.enum(['here', 'peer']).optional(),
  /** A tombstone of a pair that was in step when its connection ended: both sides may join it again. */
  joined: z.boolean().optional(),
  /** The peer has heard that a person here ended it. */
  told: z.boolean().optional(),
  /** Where the first issue of a chain was made, and over how many connections it has come. */
  origin: z.string().optional(),
  hops: z.number().int().optional(),
  /** Values of the peer's that could not be written here: path -> why, in words for people of this side. */
  aside: z
    .record(
      z.string(),
      z.object({ at: z.number().int(), code: z.string(), why: z.string(), next: z.string() }),
    )
    .optional(),
  /** What went otherwise than asked, newest last: conflicts, fields set aside, children left out. */
  notes: z.array(z.object({ at: z.number().int(), code: z.string(), path: z.string() })).optional(),
});
export type Twin = z.infer<typeof twinSchema>;

export const twinKind: RecordKind<Twin> = {
  name: 'twin',
  schema: twinSchema,
  entity: {
    attributes: (twin) => ({
      v: twin.v,
      rev: twin.rev,
      token: twin.token,
      connection: twin.connection,
      life: twin.life,
      due: twin.due,
      ...troubleAttribute(twin),
    }),
  },
};

/** Only pairs in trouble have it, and so only they are in the indexes by it. */
function troubleAttribute(twin: Twin): { trouble?: string } {
  const trouble = troubleMark(twin);
  return trouble === undefined ? {} : { trouble };
}
