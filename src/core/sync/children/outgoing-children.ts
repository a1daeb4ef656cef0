import { APP } from '../../limits.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import type { Fingerprint } from '../../replica/fingerprint.ts';
import type { ReplicaAttachment } from '../../replica/replica-children.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { redactedName } from '../../rules/redaction-children.ts';
import type { Child } from '../records/children-page.ts';
import { mayAttach } from './attachment-filter.ts';
import { childName, kindOf, type Letter, letterOf, sendsOut } from './child-kind.ts';
import { childByLocal, type Ledger, withEntry, withoutEntry } from './ledger.ts';
import type { LocalAttachment, LocalChildren } from './local-children.ts';
import { outgoingCandidates, type TwinsByIssue } from './outgoing-candidates.ts';
import { type PostedChild, postedPrint, secrecyOf } from './posted-child.ts';
import { unsureUploads } from './uploads.ts';

type Removed = UpdateItem['removed'];

export interface OutgoingChildren {
  readonly posted: readonly PostedChild[];
  /** Fingerprints of the posted children of this message, by name. */
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
  posted: [],
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
  twins: TwinsByIssue,
): OutgoingChildren {
  const waiting: PostedChild[] = [];
  const withdrawn: Removed = [];
  for (const { child, hidden, held } of outgoingCandidates(rules, key, children, twins)) {
    const known = childByLocal(ledger, letterOf(child.kind), child.value.id);
    if (known?.o === 'there' || known?.no === 'kept' || (held && !known)) continue;
    if (hidden) {
      if (known && known.no === undefined) withdrawn.push({ kind: child.kind, id: child.value.id });
      continue;
    }
    if (known?.f !== postedPrint(key, child)) waiting.push(child);
  }
  const posted = firstThatFit(waiting);
  const announced = attachmentsThatLeave(rules, children, ledger);
  const attachments = announced.slice(0, APP.attachmentsPerItem);
  const gone = missingOnes(children, ledger);
  return {
    posted,
    prints: Object.fromEntries(
      posted.map((child) => [childName(letterOf(child.kind), child.value.id), postedPrint(key, child)]),
    ),
    attachments: attachments.map(({ public: open, created: _created, ...attachment }) => ({
      ...attachment,
      name: redactedName(rules.redaction, attachment.name),
      visibility: open || children.shown.has(attachment.name) ? ('public' as const) : ('internal' as const),
    })),
    withdrawn,
    missing: gone.missing,
    fresh:
      posted.length > 0 ||
      withdrawn.length > 0 ||
      attachments.some(({ id }) => isUnheard(childByLocal(ledger, 'a', id))),
    more: posted.length < waiting.length || attachments.length < announced.length,
    ledger: withSent(gone.ledger, posted, attachments),
  };
}

/** Own attachments that have not arrived yet, those that nobody has heard of first. */
function attachmentsThatLeave(
  rules: CompiledRules,
  children: LocalChildren,
  ledger: Ledger,
): readonly LocalAttachment[] {
  if (!sendsOut(rules, 'attachment')) return [];
  const heard: LocalAttachment[] = [];
  const unheard: LocalAttachment[] = [];
  const uploaded = unsureUploads(ledger, children.attachments);
  for (const attachment of children.attachments) {
    const known = childByLocal(ledger, 'a', attachment.id);
    if (known === undefined) {
      if (!uploaded.has(attachment.id) && mayAttach(rules, attachment, children.shown))
        unheard.push(attachment);
    } else if (known.o === 'here' && known.p === undefined && known.no === undefined) {
      (isUnheard(known) ? unheard : heard).push(attachment);
    }
  }
  return [...unheard, ...heard];
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
  posted: readonly PostedChild[],
  attachments: readonly { readonly id: string }[],
): Ledger {
  let next = ledger;
  const sent = (k: Letter, id: string, more: Partial<Child> = {}) => {
    const { f: _f, no: _no, i: _i, ...kept } = childByLocal(next, k, id) ?? { k, l: id, o: 'here' as const };
    next = withEntry(next, (child) => child.k === k && child.l === id, { ...kept, ...more, w: true });
  };
  for (const child of posted) {
    sent(
      letterOf(child.kind),
      child.value.id,
      child.kind === 'link' ? { t: child.value.to.id } : secrecyOf(child),
    );
  }
  for (const { id } of attachments) {
    const known = childByLocal(next, 'a', id);
    if (known === undefined || known.w === true) sent('a', id);
  }
  return next;
}

function firstThatFit(waiting: readonly PostedChild[]): readonly PostedChild[] {
  let characters = 0;
  return waiting.slice(0, APP.childrenPerItem).filter((child, index) => {
    characters += JSON.stringify(child.value).length;
    return index === 0 || characters <= APP.childCharactersPerItem;
  });
}

function missingOnes(children: LocalChildren, ledger: Ledger): { missing: Removed; ledger: Ledger } {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const there: Readonly<Record<Letter, ReadonlySet<string>>> = {
    c: ids(children.comments),
    a: ids(children.attachments),
    w: ids(children.worklogs),
    l: ids(children.links),
    r: ids(children.remoteLinks),
  };
  const missing: Removed = [];
  let kept = ledger;
  for (const child of ledger) {
    if (child.o !== 'here' || child.l === undefined || there[child.k].has(child.l)) continue;
    if (!children.complete.includes(child.k)) continue;
    // One that was refused there, or never left, leaves nothing behind but the link to a file that was too large.
    if (child.p === undefined && child.no !== undefined && child.no !== 'too-large')
      kept = withoutEntry(kept, (one) => one === child);
    else missing.push({ kind: kindOf(child.k), id: child.l });
  }
  return { missing, ledger: kept };
}
