import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { type PartialCode, partialCode } from '../../protocol/kinds/sync.ts';

/**
 * The plan of a create, key `<connection>:<peer issue id>:<n>`; written where nothing stands, before the POST.
 * Whoever finds the issue later can write its rows from this. Taking over is claiming n + 1.
 */
const claimSchema = z.object({
  v: z.literal(1),
  token: z.string(),
  /** Epoch seconds. */
  at: z.number().int(),
  seq: z.number().int(),
  gen: z.string(),
  digest: z.string(),
  project: z.string(),
  peer: z.object({ id: z.string(), key: z.string() }),
  shadow: z.record(z.string(), z.string()),
  partial: z.record(z.string(), z.string()).optional(),
  /** Paths that no create can write: they are written once the issue is there. */
  unwritten: z.array(z.string()).optional(),
  /** Raised by the portal's API, which takes no property: the request type, and a fingerprint of the summary. */
  raised: z.object({ type: z.string(), summary: z.string() }).optional(),
  origin: z.string().optional(),
  hops: z.number().int().optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** By then the issue has its rows, or was never made: nobody asks for the plan any more. */
export const claimKind: RecordKind<Claim> = {
  name: 'claim',
  schema: claimSchema,
  ttlSeconds: 365 * 24 * 3600,
};

/** Why paths were not written when the issue was made; a word of a newer release counts as refused. */
export function codesOf(claim: Pick<Claim, 'partial'>): Record<string, PartialCode> {
  const codes = Object.entries(claim.partial ?? {});
  return Object.fromEntries(codes.map(([path, code]) => [path, partialCode.catch('refused').parse(code)]));
}

export function claimKey(connection: string, peerIssue: string, n: number): string {
  return `${connection}:${peerIssue}:${n}`;
}
