import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/** Something that the next sweep after `at` (epoch seconds) is to do once; key `<at>:<random>`. */
const dueSchema = z.object({
  v: z.literal(1),
  what: z.literal('reconcile'),
  connection: z.string(),
  at: z.number().int(),
  /** Epoch seconds from which on changes are looked for. */
  from: z.number().int(),
});
export type Due = z.infer<typeof dueSchema>;

export const dueKind: RecordKind<Due> = { name: 'due', schema: dueSchema };
