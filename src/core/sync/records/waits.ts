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

/** A wait for an issue that never comes under sync ends; the next look at the waiting issue begins it anew. */
export const waitsKind: RecordKind<Waits> = {
  name: 'waits',
  schema: waitsSchema,
  ttlSeconds: 365 * 24 * 3600,
};

export function waitsPrefix(connection: string, on: string): string {
  return `${connection}:${on}:`;
}

export function waitsKey(connection: string, on: string, issue: string): string {
  return `${waitsPrefix(connection, on)}${issue}`;
}
