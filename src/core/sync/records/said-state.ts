import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

const pairState = z.enum(['ok', 'waiting', 'failed', 'paused', 'ended']);
/** How a pair stands, in the words of the `counterpart` property; of one that has ended the property says nothing. */
export type PairState = z.infer<typeof pairState>;

/**
 * A pair that does not simply stand well, key `<connection>:<local issue id>`: since when it is as it is, and what
 * its issue says of it. A pair without this record says `ok`. Times are epoch seconds.
 */
const saidStateSchema = z.object({
  v: z.literal(1),
  state: pairState,
  at: z.number().int(),
  /** What was last written to the issue, and when. */
  said: pairState.optional(),
  told: z.number().int().optional(),
  /** How often Jira has refused in a row. */
  tries: z.number().int().optional(),
});
export type SaidState = z.infer<typeof saidStateSchema>;

export const saidStateKind: RecordKind<SaidState> = { name: 'said-state', schema: saidStateSchema };
