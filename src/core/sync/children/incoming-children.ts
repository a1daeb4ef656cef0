import { APP } from '../../limits.ts';
import type { DecidedAnswer, UpdateItem } from '../../protocol/kinds/sync.ts';
import type { Fingerprint } from '../../replica/fingerprint.ts';
import type { ReplicaComment } from '../../replica/replica.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { commentFingerprint } from './comment-content.ts';
import { childByPeer, type Ledger, withEntry } from './ledger.ts';

export interface IncomingChildren {
  readonly add: readonly ReplicaComment[];
  readonly edit: readonly { readonly local: string; readonly comment: ReplicaComment }[];
  readonly remove: readonly {
    readonly kind: 'comment' | 'attachment';
    readonly local?: string;
    readonly peer: string;
  }[];
  /** With entries for attachments that will be fetched or are left out. */
  readonly ledger: Ledger;
  readonly pulls: boolean;
  readonly prints: Readonly<Record<string, Fingerprint>>;
}

/** What a message asks for children. Only what is in the ledger as the peer's is ever edited or removed. */
export function incomingChildren(
  rules: CompiledRules,
  key: string,
  item: Pick<UpdateItem, 'comments' | 'attachments' | 'removed'>,
  ledger: Ledger,
): IncomingChildren {
  const add: ReplicaComment[] = [];
  const edit: { local: string; comment: ReplicaComment }[] = [];
  const prints: Record<string, Fingerprint> = {};
  for (const comment of rules.comments.in === 'off' ? [] : item.comments) {
    const print = commentFingerprint(key, comment);
    prints[comment.id] = print;
    const known = childByPeer(ledger, 'c', comment.id);
    if (known?.o === 'here' || known?.f === print) continue;
    if (known?.l === undefined) add.push(comment);
    else edit.push({ local: known.l, comment });
  }
  const remove = item.removed.flatMap(({ kind, id }) => {
    const known = childByPeer(ledger, kind === 'comment' ? 'c' : 'a', id);
    if (known?.o !== 'there') return [];
    return [{ kind, peer: id, ...(known.l === undefined ? {} : { local: known.l }) }];
  });
  const after = withPulls(rules, item, ledger);
  return { add, edit, remove, prints, ledger: after, pulls: after !== ledger };
}

function withPulls(rules: CompiledRules, item: Pick<UpdateItem, 'attachments'>, ledger: Ledger): Ledger {
  let next = ledger;
  for (const { id, name, size, mime } of item.attachments) {
    if (childByPeer(next, 'a', id)) continue;
    const no = rules.attachments.in === 'off' ? 'off' : size > APP.attachmentBytes ? 'too-large' : undefined;
    next = withEntry(next, () => false, {
      k: 'a',
      p: id,
      o: 'there',
      ...(no === undefined ? { pull: { name, size, mime } } : { no }),
    });
  }
  return next;
}

/**
 * The children's part of an answer, read from the ledger alone: so a repeated message is answered like the
 * first one, and nothing is vouched for that has not been recorded.
 */
export function childrenAnswer(
  key: string,
  rules: CompiledRules,
  item: Pick<UpdateItem, 'comments' | 'attachments' | 'removed'>,
  ledger: Ledger,
): Pick<DecidedAnswer, 'comments' | 'attachments' | 'pulling' | 'removed' | 'without'> {
  const comments: Record<string, string> = {};
  const attachments: Record<string, string> = {};
  const without: NonNullable<DecidedAnswer['without']> = {};
  const pulling: string[] = [];
  for (const comment of item.comments) {
    const known = childByPeer(ledger, 'c', comment.id);
    if (rules.comments.in === 'off') without[comment.id] = 'off';
    else if (known?.o === 'here') without[comment.id] = 'refused';
    else if (known?.f !== commentFingerprint(key, comment)) continue;
    else if (known.l === undefined) without[comment.id] = 'refused';
    else comments[comment.id] = known.l;
  }
  for (const { id } of item.attachments) {
    const known = childByPeer(ledger, 'a', id);
    if (!known) continue;
    if (known.l !== undefined) attachments[id] = known.l;
    else if (known.no !== undefined) without[id] = reason(known.no);
    else pulling.push(id);
  }
  const removed = item.removed.filter(
    ({ kind, id }) => childByPeer(ledger, kind === 'comment' ? 'c' : 'a', id)?.o !== 'there',
  );
  return {
    ...(Object.keys(comments).length > 0 ? { comments } : {}),
    ...(Object.keys(attachments).length > 0 ? { attachments } : {}),
    ...(Object.keys(without).length > 0 ? { without } : {}),
    ...(pulling.length > 0 ? { pulling } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

function reason(code: string): NonNullable<DecidedAnswer['without']>[string] {
  return code === 'too-large' || code === 'off' || code === 'gone' ? code : 'refused';
}
