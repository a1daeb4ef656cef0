import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { lease } from './lease.ts';
import { row } from './row.ts';

/**
 * One path of an own message: what went out, the local value it came from, and the first sequence that carried
 * this value. `out` null: the value was overtaken while unanswered, so the next one gets a sequence of its own.
 */
const sentPath = z.object({
  out: z.string().nullable(),
  local: z.string(),
  since: z.number().int(),
});
export type SentPath = z.infer<typeof sentPath>;

/** What is under way for a twin; same key as the twin. Times are epoch seconds. */
const workSchema = z.object({
  ...row,
  /** When the sweep is to look at this twin; 0 for never. */
  due: z.number().int(),
  /** The last sequence taken: here, because sending must not rewrite the larger row. Never used twice in one life. */
  sendSeq: z.number().int(),
  inFlight: z
    .object({
      seq: z.number().int(),
      until: z.number().int(),
      token: z.string(),
      fields: z.record(z.string(), sentPath),
    })
    .optional(),
  /** Paths of messages that were never answered. */
  open: z.record(z.string(), sentPath).optional(),
  applying: lease.optional(),
  lastSent: z.number().int(),
  /** Attachments are to be fetched, or their arrival to be told: when the sweep looks after it. */
  pullAt: z.number().int().optional(),
});
export type Work = z.infer<typeof workSchema>;

export const workKind: RecordKind<Work> = {
  name: 'work',
  schema: workSchema,
  entity: {
    attributes: (work) => ({ v: work.v, rev: work.rev, token: work.token, due: work.due }),
  },
};
