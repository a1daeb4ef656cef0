import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';

const asked = z.object({
  /** What the other admin sends back with the yes. */
  token: z.string(),
  /** Epoch seconds. */
  at: z.int(),
  /** Account id of who asked. */
  by: z.string(),
  existing: z.enum(['now', 'as-they-change', 'not']),
  affected: z.int(),
  of: z.int(),
  /** What it would do, in words. */
  text: z.string(),
});
export type AskedPublish = z.infer<typeof asked>;

/**
 * The rules that somebody of this side is writing, key `<connection>`. Its `rev` counts on when a draft is published
 * or discarded, so that whoever has read an earlier one notices.
 */
const draftSchema = z.object({
  v: z.literal(1),
  rev: z.int(),
  token: z.string(),
  /** Absent: there is none. */
  held: z
    .object({
      /** Number of the version that was in force when it was begun. */
      basedOn: z.int(),
      /** Epoch seconds of the last save. */
      at: z.int(),
      /** Account id of who saved last; absent once the account was erased. */
      by: z.string().optional(),
      /** Somebody wants it published, and another admin must agree. */
      asked: asked.optional(),
      /** Parts of a version as they were given; may hold what cannot be published. */
      version: z.record(z.string(), z.unknown()),
    })
    .optional(),
});
export type DraftRecord = z.infer<typeof draftSchema>;
export type HeldDraft = NonNullable<DraftRecord['held']>;

export const draftKind: RecordKind<DraftRecord> = {
  name: 'draft',
  schema: draftSchema,
  entity: { attributes: ({ v, rev, token }) => ({ v, rev, token }) },
};
