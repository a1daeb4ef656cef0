import type { AdfDocument } from '../../document/adf-node.ts';
import { stripPrefix } from '../../document/strip-prefix.ts';
import { stripTag } from '../../document/strip-tag.ts';
import type { ReplicaComment } from '../../replica/replica-children.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { redactedNote } from '../../rules/redaction-children.ts';
import { asReplicaComment } from './child-content.ts';
import type { LocalComment } from './local-comments.ts';
import type { PostedChild } from './posted-child.ts';

/** What becomes of a comment on its way out; see Candidate. */
export interface CommentCandidate {
  readonly child: PostedChild;
  readonly hidden: boolean;
  readonly held: boolean;
}

type CommentRules = CompiledRules['comments'];

/** No word of a rule makes a comment public that Jira does not call so. */
export function commentCandidate(rules: CompiledRules, key: string, comment: LocalComment): CommentCandidate {
  const { authors } = rules.comments;
  const whole = asReplicaComment(key, comment);
  const opted = optedIn(rules.comments, whole.body);
  const value: ReplicaComment = {
    ...whole,
    body: opted ?? whole.body,
    ...seenThere(rules.comments, comment, opted !== undefined),
  };
  const chosen = authors === undefined || authors.includes(comment.author.accountId);
  const leaves = leavesBy(rules.comments, comment, opted !== undefined);
  return {
    child: { kind: 'comment', value: redactedNote(rules.redaction, value) },
    hidden: leaves.hidden,
    held: leaves.held || !chosen,
  };
}

/** The text without the words that opt in; undefined where none of them stands in it, or rules know none. */
function optedIn({ prefix, tag }: CommentRules, body: AdfDocument): AdfDocument | undefined {
  const begun = prefix === undefined ? undefined : stripPrefix(body, prefix);
  const tagged = tag === undefined ? undefined : stripTag(begun ?? body, tag);
  return tagged ?? begun;
}

/** Opting in decides about the first crossing alone; of an internal note it goes on to decide. */
function leavesBy(
  { out, prefix, tag, wordFor }: CommentRules,
  comment: LocalComment,
  opted: boolean,
): Pick<CommentCandidate, 'hidden' | 'held'> {
  const asksForWord = prefix !== undefined || tag !== undefined;
  if (asksForWord && wordFor === 'internal') return { hidden: !comment.public && !opted, held: false };
  const hidden = out !== 'all' && !comment.public;
  return { hidden, held: asksForWord && wordFor !== 'customers' && !opted };
}

/** Who is to see the copy: never more people than see the comment here. */
function seenThere(
  { prefix, tag, wordFor }: CommentRules,
  comment: LocalComment,
  opted: boolean,
): Pick<ReplicaComment, 'visibility' | 'mark'> {
  const marks = wordFor === 'customers' && (prefix !== undefined || tag !== undefined);
  if (!comment.public || (marks && !opted)) return { visibility: 'internal' };
  if (opted) return { visibility: 'public', mark: 'word' };
  return { visibility: 'public', ...(comment.shown ? { mark: 'desk' as const } : {}) };
}
