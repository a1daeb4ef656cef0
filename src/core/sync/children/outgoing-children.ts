import { APP } from '../../limits.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import type { Fingerprint } from '../../replica/fingerprint.ts';
import type { ReplicaAttachment, ReplicaComment } from '../../replica/replica.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import type { Child } from '../records/children-page.ts';
import { asReplicaComment, commentFingerprint } from './comment-content.ts';
import { childByLocal, type Ledger, withEntry, withoutEntry } from './ledger.ts';
import type { LocalChildren, LocalComment } from './local-children.ts';

type Removed = UpdateItem['removed'];

export interface OutgoingChildren {
  readonly comments: readonly ReplicaComment[];
  /** Fingerprints of the comments of this message, by local id. */
  readonly prints: Readonly<Record<string, Fingerprint>>;
  readonly attachments: readonly ReplicaAttachment[];
  /** Own children that the peer may no longer have: certain. */
  readonly withdrawn: Removed;
  /** Own children missing from a complete list: gone if Jira says so by id. */
  readonly missing: Removed;
  /** Something here has never left: a message is needed. */
  readonly fresh: boolean;
  /** More is to be sent than one message carries. */
  readonly more: boolean;
  /** The ledger as it must stand before these leave: it knows of everything that the peer may have. */
  readonly ledger: Ledger;
}

export const NOTHING_OUTGOING: Omit<OutgoingChildren, 'ledger'> = {
  comments: [],
  prints: {},
  attachments: [],
  withdrawn: [],
  missing: [],
  fresh: false,
  more: false,
};

/**
 * What of the children crosses: own ones whose content the peer does not have yet. What the peer made, by the
 * ledger and never by author, is not sent back.
 */
export function outgoingChildren(
  rules: CompiledRules,
  key: string,
  children: LocalChildren,
  ledger: Ledger,
): OutgoingChildren {
  const waiting: ReplicaComment[] = [];
  const withdrawn: Removed = [];
  for (const comment of rules.comments.out === 'off' ? [] : children.comments) {
    const known = childByLocal(ledger, 'c', comment.id);
    if (known?.o === 'there') continue;
    if (!mayLeave(rules, comment)) {
      if (known && known.no === undefined) withdrawn.push({ kind: 'comment', id: comment.id });
      continue;
    }
    const replica = asReplicaComment(key, comment);
    if (known?.f !== commentFingerprint(key, replica)) waiting.push(replica);
  }
  const comments = firstThatFit(waiting);
  const listed = rules.attachments.out === 'off' ? [] : children.attachments;
  const attachments = listed.filter((attachment) => {
    const known = childByLocal(ledger, 'a', attachment.id);
    return known === undefined || (known.o === 'here' && known.p === undefined && known.no === undefined);
  });
  const gone = children.complete ? missingOnes(children, ledger) : { missing: [], ledger };
  return {
    comments,
    prints: Object.fromEntries(comments.map((comment) => [comment.id, commentFingerprint(key, comment)])),
    attachments: attachments.map((attachment) => ({ ...attachment, visibility: 'public' as const })),
    withdrawn,
    missing: gone.missing,
    fresh:
      comments.length > 0 ||
      withdrawn.length > 0 ||
      attachments.some(({ id }) => isUnheard(childByLocal(ledger, 'a', id))),
    more: comments.length < waiting.length,
    ledger: withSent(gone.ledger, comments, attachments),
  };
}

/** Nobody has said yet that an attachment was announced. */
function isUnheard(known: Child | undefined): boolean {
  return known === undefined || known.w === true;
}

/**
 * What leaves is written down first. Until its answer has come no content is known to be with the peer: should a
 * comment be changed back, or deleted, meanwhile, that must be told too.
 */
function withSent(
  ledger: Ledger,
  comments: readonly ReplicaComment[],
  attachments: readonly { readonly id: string }[],
): Ledger {
  let next = ledger;
  for (const [k, list] of [['c', comments] as const, ['a', attachments] as const]) {
    for (const { id } of list) {
      const known = childByLocal(next, k, id);
      if (known && k === 'a' && known.w !== true) continue;
      const { f: _f, no: _no, ...kept } = known ?? { k, l: id, o: 'here' as const };
      next = withEntry(next, (child) => child.k === k && child.l === id, { ...kept, w: true });
    }
  }
  return next;
}

function mayLeave(rules: CompiledRules, comment: LocalComment): boolean {
  return rules.comments.out === 'all' || comment.public;
}

function firstThatFit(waiting: readonly ReplicaComment[]): readonly ReplicaComment[] {
  let characters = 0;
  return waiting.slice(0, APP.commentsPerItem).filter((comment, index) => {
    characters += JSON.stringify(comment).length;
    return index === 0 || characters <= APP.commentCharactersPerItem;
  });
}

function missingOnes(children: LocalChildren, ledger: Ledger): { missing: Removed; ledger: Ledger } {
  const there = {
    c: new Set(children.comments.map((comment) => comment.id)),
    a: new Set(children.attachments.map((attachment) => attachment.id)),
  };
  const missing: Removed = [];
  let kept = ledger;
  for (const child of ledger) {
    if (child.o !== 'here' || child.l === undefined || there[child.k].has(child.l)) continue;
    // One that was refused there, or never left, leaves nothing behind.
    if (child.p === undefined && child.no !== undefined) kept = withoutEntry(kept, (one) => one === child);
    else missing.push({ kind: child.k === 'c' ? 'comment' : 'attachment', id: child.l });
  }
  return { missing, ledger: kept };
}
