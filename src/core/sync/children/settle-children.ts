import type { DecidedAnswer } from '../../protocol/kinds/sync.ts';
import { childByLocal, type Ledger, withEntry, withoutEntry } from './ledger.ts';
import type { OutgoingChildren } from './outgoing-children.ts';

/** The sender's ledger after an answer, and whether children of this message are still open. */
export function settleChildren(
  ledger: Ledger,
  sent: Pick<OutgoingChildren, 'prints' | 'attachments' | 'more'>,
  answer: DecidedAnswer,
): { readonly ledger: Ledger; readonly remains: boolean } {
  let next = ledger;
  for (const [id, print] of Object.entries(sent.prints)) {
    const peer = answer.comments?.[id];
    const no = answer.without?.[id];
    const before = childByLocal(next, 'c', id);
    const known = peer ?? before?.p;
    if (peer === undefined && no === undefined) continue;
    next = withEntry(next, (child) => child.k === 'c' && child.l === id, {
      k: 'c',
      l: id,
      o: 'here',
      f: print,
      ...(known === undefined ? {} : { p: known }),
      ...(no === undefined ? {} : { no }),
    });
  }
  for (const { id } of sent.attachments) {
    const peer = answer.attachments?.[id];
    const no = answer.without?.[id];
    if (peer === undefined && no === undefined && !answer.pulling?.includes(id)) continue;
    next = withEntry(next, (child) => child.k === 'a' && child.l === id, {
      k: 'a',
      l: id,
      o: 'here',
      ...(peer === undefined ? {} : { p: peer }),
      ...(no === undefined ? {} : { no }),
    });
  }
  for (const { kind, id } of answer.removed ?? []) {
    const k = kind === 'comment' ? 'c' : 'a';
    next = withoutEntry(next, (child) => child.k === k && child.l === id && child.o === 'here');
  }
  const answered = { ...answer.comments, ...answer.without };
  const open = Object.keys(sent.prints).some((id) => answered[id] === undefined);
  return { ledger: next, remains: open || sent.more };
}
