import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * `issue` waits until `on` is a twin of the same connection: as its parent, or as the other end of a link. Key
 * `<connection>:<on>:<issue>`, local issue ids; written by whoever waits, before it looks again, and removed by
 * whoever completes the twin of `on`.
 */
const waitsSchema = z.object({
  v: z.literal(1),
  /** Epoch seconds. */
  at: z.number().int(),
  why: z.enum(['parent', 'link']),
});
export type Waits = z.infer<typeof waitsSchema>;

export const waitsKind: RecordKind<Waits> = { name: 'waits', schema: waitsSchema };

export function waitsPrefix(connection: string, on: string): string {
  return `${connection}:${on}:`;
}

export function waitsKey(connection: string, on: string, issue: string): string {
  return `${waitsPrefix(connection, on)}${issue}`;
}
