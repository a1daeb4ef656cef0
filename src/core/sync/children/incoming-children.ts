import { APP } from '../../limits.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import type { Fingerprint } from '../../replica/fingerprint.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { childName, type Letter, letterOf, takesIn } from './child-kind.ts';
import { childByPeer, type Ledger, mayTryAgain, withEntry } from './ledger.ts';
import { type PostedChild, type PostedParts, postedOf, postedPrint } from './posted-child.ts';

/** The parts of an item that speak of children. */
export type ChildParts = PostedParts & Pick<UpdateItem, 'attachments' | 'removed'>;

export interface IncomingChildren {
  readonly add: readonly PostedChild[];
  readonly edit: readonly { readonly local: string; readonly child: PostedChild }[];
  readonly remove: readonly {
    readonly k: Letter;
    readonly local?: string;
    readonly peer: string;
    /** The web link that stands for a file. */
    readonly link?: string;
  }[];
  /** Files that are too large to be fetched: a web link is to stand for each. */
  readonly tooLarge: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  /** With entries for attachments that will be fetched or are left out. */
  readonly ledger: Ledger;
  readonly pulls: boolean;
  /** Fingerprints of the posted children, by name. */
  readonly prints: Readonly<Record<string, Fingerprint>>;
}

/** Whether an item says anything of children: then the ledger must be read. */
export function hasChildren(item: ChildParts): boolean {
  return postedOf(item).length + item.attachments.length + item.removed.length > 0;
}

/** What a message asks for children. Only what is in the ledger as the peer's is ever edited or removed. */
export function incomingChildren(
  rules: CompiledRules,
  key: string,
  item: ChildParts,
  ledger: Ledger,
): IncomingChildren {
  const add: PostedChild[] = [];
  const edit: { local: string; child: PostedChild }[] = [];
  const prints: Record<string, Fingerprint> = {};
  for (const child of postedOf(item).filter(({ kind }) => takesIn(rules, kind))) {
    const k = letterOf(child.kind);
    const print = postedPrint(key, child);
    prints[childName(k, child.value.id)] = print;
    const known = childByPeer(ledger, k, child.value.id);
    if (known?.o === 'here') continue;
    if (known?.f === print && !(known.l === undefined && mayTryAgain(known.no))) continue;
    if (known?.l === undefined) add.push(child);
    else edit.push({ local: known.l, child });
  }
  const remove = item.removed.flatMap(({ kind, id }) => {
    const k = letterOf(kind);
    const known = childByPeer(ledger, k, id);
    if (known?.o !== 'there') return [];
    const local = known.l === undefined ? {} : { local: known.l };
    return [{ k, peer: id, ...local, ...(known.r === undefined ? {} : { link: known.r }) }];
  });
  const tooLarge = item.attachments.filter(
    ({ id, size }) =>
      takesIn(rules, 'attachment') &&
      size > APP.attachmentBytes &&
      childByPeer(ledger, 'a', id)?.r === undefined,
  );
  const after = withPulls(rules, item, ledger);
  const pulls = after.some((child) => child.pull !== undefined && !ledger.includes(child));
  return { add, edit, remove, tooLarge, prints, ledger: after, pulls };
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
