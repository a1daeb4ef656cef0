import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * Which local issue stands for the first issue of a chain, so that it never arrives twice; key: the origin. Taken
 * before the issue is made, by whom it is made for: `<connection>:<peer issue id>`, or empty for an issue made here.
 * Later turns (key `<origin>:<turn>`) say who may make it instead; the issue that is made stands in the first alone.
 */
const originSchema = z.object({
  v: z.literal(1),
  by: z.string(),
  /** Epoch seconds. */
  at: z.number().int(),
  /** Local issue id, once it is made. */
  issue: z.string().optional(),
});
export type Origin = z.infer<typeof originSchema>;

export const originKind: RecordKind<Origin> = { name: 'origin', schema: originSchema };

/** `turn`: from 1. */
export function originKey(origin: string, turn: number): string {
  return turn === 1 ? origin : `${origin}:${turn}`;
}
