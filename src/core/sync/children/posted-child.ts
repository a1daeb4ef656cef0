import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import { type Fingerprint, fingerprint } from '../../replica/fingerprint.ts';
import type {
  ReplicaComment,
  ReplicaLink,
  ReplicaRemoteLink,
  ReplicaWorklog,
} from '../../replica/replica-children.ts';
import type { Child } from '../records/children-page.ts';

/**
 * A child whose whole content rides in the message; attachments are announced and fetched instead. `plain`: a script
 * has made the text, so that no line with the author stands above it. `hushed`: it is internal here whatever it is there.
 */
export type PostedChild =
  | {
      readonly kind: 'comment';
      readonly value: ReplicaComment;
      readonly plain?: true;
      readonly hushed?: true;
    }
  | { readonly kind: 'worklog'; readonly value: ReplicaWorklog; readonly plain?: true }
  | { readonly kind: 'link'; readonly value: ReplicaLink }
  | { readonly kind: 'remoteLink'; readonly value: ReplicaRemoteLink };
export type PostedKind = PostedChild['kind'];

/** The parts of an item that carry posted children. */
export type PostedParts = Pick<UpdateItem, 'comments' | 'worklogs' | 'links' | 'remoteLinks'>;

/** What of a child is compared: all that the peer would show of it. */
export function postedPrint(key: string, child: PostedChild): Fingerprint {
  switch (child.kind) {
    case 'comment':
      return fingerprint(key, [
        child.value.visibility,
        child.value.body.content,
        // That a desk shows it changes with a move as well, and then nobody has edited it.
        ...(child.value.mark === 'word' ? ['word'] : []),
      ]);
    case 'worklog': {
      const { visibility, started, seconds, body } = child.value;
      return fingerprint(key, [visibility, started, seconds, body?.content ?? []]);
    }
    case 'link':
      return fingerprint(key, [child.value.type, child.value.to.id]);
    case 'remoteLink': {
      const { url, title, summary, relationship } = child.value;
      return fingerprint(key, [url, title, summary ?? '', relationship ?? '']);
    }
  }
}

/** The posted children of an item, in the order in which they are to be written. */
export function postedOf(parts: PostedParts): readonly PostedChild[] {
  return [
    ...parts.comments.map((value) => ({ kind: 'comment', value }) as const),
    ...(parts.worklogs ?? []).map((value) => ({ kind: 'worklog', value }) as const),
    ...(parts.links ?? []).map((value) => ({ kind: 'link', value }) as const),
    ...(parts.remoteLinks ?? []).map((value) => ({ kind: 'remoteLink', value }) as const),
  ];
}

/** The other way round. Kinds without a child are left out, so that they cost no byte. */
export function partsOf(children: readonly PostedChild[]): PostedParts {
  const worklogs = children.flatMap((child) => (child.kind === 'worklog' ? [child.value] : []));
  const links = children.flatMap((child) => (child.kind === 'link' ? [child.value] : []));
  const remoteLinks = children.flatMap((child) => (child.kind === 'remoteLink' ? [child.value] : []));
  return {
    comments: children.flatMap((child) => (child.kind === 'comment' ? [child.value] : [])),
    ...(worklogs.length > 0 ? { worklogs } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(remoteLinks.length > 0 ? { remoteLinks } : {}),
  };
}

/** What the ledger says of a comment that is internal on both sides. */
export function secrecyOf(child: PostedChild): Pick<Child, 'i'> {
  return child.kind === 'comment' && child.value.visibility === 'internal' ? { i: true } : {};
}
