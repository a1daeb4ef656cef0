import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * A pair that the peer remembers and whose issue here does not say so: an admin decides. Key
 * `<connection>:<issue id>`.
 */
const askedPairSchema = z.object({
  v: z.literal(1),
  gen: z.string(),
  peer: z.object({ id: z.string(), key: z.string() }),
  /** Epoch seconds. */
  at: z.int(),
});
export type AskedPair = z.infer<typeof askedPairSchema>;

export const askedPairKind: RecordKind<AskedPair> = { name: 'asked-pair', schema: askedPairSchema };
