import { cleanDocument, type Mention } from '../../document/clean-document.ts';
import { fingerprint } from '../../replica/fingerprint.ts';
import type {
  ReplicaComment,
  ReplicaLink,
  ReplicaRemoteLink,
  ReplicaWorklog,
} from '../../replica/replica-children.ts';
import type { LocalAuthor } from './local-author.ts';
import type { LocalComment } from './local-comments.ts';
import type { LocalLink, LocalRemoteLink } from './local-links.ts';
import type { LocalWorklog } from './local-worklogs.ts';

/** A local comment as the peer may have it. */
export function asReplicaComment(key: string, comment: LocalComment): ReplicaComment {
  return {
    id: comment.id,
    author: authorOf(key, comment.author),
    created: comment.created,
    updated: comment.updated,
    visibility: comment.public ? 'public' : 'internal',
    body: cleanDocument(comment.body, { mention: asReference(key) }) ?? {
      type: 'doc',
      version: 1,
      content: [],
    },
    ...(comment.parent === undefined ? {} : { parent: comment.parent }),
  };
}

export function asReplicaWorklog(key: string, worklog: LocalWorklog): ReplicaWorklog {
  const body = cleanDocument(worklog.body, { mention: asReference(key) });
  return {
    id: worklog.id,
    author: authorOf(key, worklog.author),
    started: worklog.started,
    seconds: worklog.seconds,
    visibility: worklog.public ? 'public' : 'internal',
    ...(body === undefined || body.content.length === 0 ? {} : { body }),
  };
}

/** `to`: the peer's issue that stands for the other end. */
export function asReplicaLink(link: LocalLink, to: string | undefined): ReplicaLink {
  return {
    id: link.id,
    type: link.type.slice(0, 255),
    to: { ...link.other, ...(to === undefined ? {} : { to }) },
  };
}

export function asReplicaRemoteLink({
  id,
  url,
  title,
  summary,
  relationship,
}: LocalRemoteLink): ReplicaRemoteLink {
  return {
    id,
    url,
    title: title.slice(0, 255),
    ...(summary === undefined ? {} : { summary: summary.slice(0, 1_000) }),
    ...(relationship === undefined ? {} : { relationship: relationship.slice(0, 255) }),
  };
}

/** Whoever a text names is a reference to the peer, as its author is. */
const asReference =
  (key: string) =>
  ({ id, text }: Mention): Mention => ({ id: fingerprint(key, id), text });

/** A name and a reference, never an account id. */
function authorOf(key: string, author: LocalAuthor): ReplicaComment['author'] {
  return { name: author.name.slice(0, 255), ref: fingerprint(key, author.accountId) };
}
