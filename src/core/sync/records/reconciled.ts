import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/** Up to when changes have been looked for by search (epoch seconds); one record, key `site`. */
const reconciledSchema = z.object({ v: z.literal(1), to: z.number().int() });

export const reconciledKind: RecordKind<z.infer<typeof reconciledSchema>> = {
  name: 'reconciled',
  schema: reconciledSchema,
};

export const RECONCILED_KEY = 'site';
