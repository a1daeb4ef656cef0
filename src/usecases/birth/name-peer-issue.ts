import type { Store } from '../../core/ports/store.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';

/** The twin of another local issue than this one that stands for the peer's; undefined where there is none. */
export async function namedElsewhere(
  store: Store,
  connection: string,
  peerIssue: string,
  issue: string,
): Promise<Twin | undefined> {
  const named = await store.get(peerIssueKind, twinKey(connection, peerIssue));
  if (!named || named.issue === issue) return undefined;
  const twin = await store.get(twinKind, twinKey(connection, named.issue));
  // An issue that now belongs to another of the peer's stands for this one no more.
  return twin?.peer === undefined || twin.peer.id === peerIssue ? twin : undefined;
}

/** From now on this local issue stands for the peer's. */
export const namePeerIssue = (
  store: Store,
  connection: string,
  peerIssue: string,
  issue: string,
): Promise<void> => store.put(peerIssueKind, twinKey(connection, peerIssue), { v: 1, issue });
