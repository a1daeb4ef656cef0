import { cleanDocument } from '../../document/clean-document.ts';
import { type Fingerprint, fingerprint } from '../../replica/fingerprint.ts';
import type { ReplicaComment } from '../../replica/replica.ts';
import type { LocalComment } from './local-children.ts';

/** What of a comment is compared: its text and who may see it. */
export function commentFingerprint(
  key: string,
  comment: Pick<ReplicaComment, 'body' | 'visibility'>,
): Fingerprint {
  return fingerprint(key, [comment.visibility, comment.body.content]);
}

/** A local comment as the peer may have it; the author is a name and a reference, never an account id. */
export function asReplicaComment(key: string, comment: LocalComment): ReplicaComment {
  return {
    id: comment.id,
    author: { name: comment.author.name.slice(0, 255), ref: fingerprint(key, comment.author.accountId) },
    created: comment.created,
    updated: comment.updated,
    visibility: comment.public ? 'public' : 'internal',
    body: cleanDocument(comment.body) ?? { type: 'doc', version: 1, content: [] },
  };
}
