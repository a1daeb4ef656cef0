import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * What both sides had of a text before their next edits of it; key `<connection>:<issue id>:<path>`. No text is
 * kept: prints of its lines or blocks are enough to merge two later ones. It counts only where `out` is what the
 * peer is known to have, so that one that was written too early or too late does no harm.
 */
const mergeBaseSchema = z.object({
  v: z.literal(1),
  /** Fingerprint of the text as it leaves. */
  out: z.string(),
  prints: z.string(),
});
export type MergeBase = z.infer<typeof mergeBaseSchema>;

/** After so long without a sync of the text the conflict policy decides. */
const RETENTION_DAYS = 180;

export const mergeBaseKind: RecordKind<MergeBase> = {
  name: 'mergeBase',
  schema: mergeBaseSchema,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

export function mergeBaseKey(connection: string, issue: string, path: string): string {
  return `${connection}:${issue}:${path}`;
}
