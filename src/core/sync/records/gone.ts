import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/** A delete event was seen for an issue; key: the issue id. Together with a 404 it means deleted. */
const goneSchema = z.object({ v: z.literal(1), what: z.enum(['issue', 'project']), at: z.number().int() });
export type Gone = z.infer<typeof goneSchema>;

export const goneKind: RecordKind<Gone> = { name: 'gone', schema: goneSchema, ttlSeconds: 365 * 24 * 3600 };
