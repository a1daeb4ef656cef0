import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { ReplicaIssueRef } from '../../core/replica/replica-children.ts';
import { findLink, type LocalLink } from '../../core/sync/children/local-links.ts';
import type { PostedChild } from '../../core/sync/children/posted-child.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import type { Context } from '../twin/load-context.ts';

/** A link of the peer's in this site's terms. */
export interface ResolvedLink {
  readonly type: string;
  /** The local issue at the other end; absent where that end is no twin here. */
  readonly other?: string;
  /** The same link exists here already: its id. */
  readonly present?: string;
}

/** By the peer's link id. */
export type ResolvedLinks = Readonly<Record<string, ResolvedLink>>;

/**
 * The local issue that stands for a peer's. The peer's hint is believed where our own rows say the same, or where we
 * are sending that very issue and have not heard yet what the peer has made of it.
 */
export async function localIssueOf(
  store: ReadingStore,
  connection: string,
  { id, to }: Pick<ReplicaIssueRef, 'id' | 'to'>,
): Promise<string | undefined> {
  if (to !== undefined) {
    const twin = await store.get(twinKind, twinKey(connection, to));
    const underWay = twin?.life === 'pending' && twin.peer === undefined;
    if (twin?.peer?.id === id || underWay) return to;
  }
  return (await store.get(peerIssueKind, twinKey(connection, id)))?.issue;
}

/** What links that a message brings mean here; `local` are the links of the issue as just read. */
export async function resolveLinks(
  store: ReadingStore,
  context: Context,
  children: readonly PostedChild[],
  local: readonly LocalLink[],
): Promise<ResolvedLinks> {
  const resolved: Record<string, ResolvedLink> = {};
  for (const child of children) {
    if (child.kind !== 'link') continue;
    const { id, type, to } = child.value;
    const named = context.rules.links.types.find(({ there }) => same(there, type))?.here ?? type;
    const other = await localIssueOf(store, context.connection.id, to);
    const present = other === undefined ? undefined : findLink(local, { type: named, other })?.id;
    resolved[id] = {
      type: named,
      ...(other === undefined ? {} : { other }),
      ...(present === undefined ? {} : { present }),
    };
  }
  return resolved;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
