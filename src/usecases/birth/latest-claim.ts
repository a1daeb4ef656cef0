import type { Ports } from '../../core/ports/ports.ts';
import { type Claim, claimKey, claimKind } from '../../core/sync/records/claim.ts';

/** The last claim of a peer's issue under a connection, and its number: taking over is claiming the next. */
export async function latestClaim(
  { store }: Pick<Ports, 'store'>,
  connection: string,
  peerIssue: string,
): Promise<{ readonly n: number; readonly claim: Claim | undefined }> {
  let n = 0;
  let claim: Claim | undefined;
  for (;;) {
    const next = await store.get(claimKind, claimKey(connection, peerIssue, n + 1));
    if (!next) return { n, claim };
    claim = next;
    n += 1;
  }
}
