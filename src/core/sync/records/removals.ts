import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/** How many children were told as removed in a minute (epoch minutes); key: the connection. A guard, not a count. */
const removalsSchema = z.object({ v: z.literal(1), minute: z.number().int(), count: z.number().int() });

export const removalsKind: RecordKind<z.infer<typeof removalsSchema>> = {
  name: 'removals',
  schema: removalsSchema,
};
