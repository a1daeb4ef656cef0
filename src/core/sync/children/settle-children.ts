import type { DecidedAnswer, UpdateItem } from '../../protocol/kinds/sync.ts';
import { childName, kindOf, type Letter, letterOf } from './child-kind.ts';
import { childByLocal, type Ledger, withEntry, withoutEntry } from './ledger.ts';
import type { OutgoingChildren } from './outgoing-children.ts';
import { secrecyOf } from './posted-child.ts';

/** The sender's ledger after an answer, and whether children of this message are still open: `later` those that wait there. */
export function settleChildren(
  ledger: Ledger,
  sent: Pick<OutgoingChildren, 'posted' | 'prints' | 'attachments' | 'more'> & {
    readonly removed: UpdateItem['removed'];
  },
  answer: DecidedAnswer,
): { readonly ledger: Ledger; readonly remains: boolean; readonly later: boolean } {
  let next = ledger;
  let open = false;
  let later = false;
  const refused = new Map(
    (answer.without ?? []).map(({ kind, id, code }) => [childName(letterOf(kind), id), code]),
  );
  const madeOf = (k: Letter, id: string) => answer.made?.[kindOf(k)]?.[id];
  for (const child of sent.posted) {
    const k = letterOf(child.kind);
    const { id } = child.value;
    const name = childName(k, id);
    const peer = madeOf(k, id);
    const no = refused.get(name);
    const before = childByLocal(next, k, id);
    if (peer === undefined && no === undefined) {
      open = true;
      continue;
    }
    if (no === 'no-twin' || no === 'not-now') {
      later = true;
      continue;
    }
    const known = peer ?? before?.p;
    const print = sent.prints[name];
    next = withEntry(next, (one) => one.k === k && one.l === id, {
      k,
      l: id,
      o: 'here',
      ...(print === undefined ? {} : { f: print }),
      ...secrecyOf(child),
      ...(before?.t === undefined ? {} : { t: before.t }),
      ...(known === undefined ? {} : { p: known }),
      ...(no === undefined ? {} : { no }),
    });
  }
  for (const { id } of sent.attachments) {
    const peer = madeOf('a', id);
    const no = refused.get(childName('a', id));
    if (peer === undefined && no === undefined && !answer.pulling?.includes(id)) continue;
    next = withEntry(next, (child) => child.k === 'a' && child.l === id, {
      k: 'a',
      l: id,
      o: 'here',
      ...(peer === undefined ? {} : { p: peer }),
      ...(no === undefined ? {} : { no }),
    });
  }
  const { ledger: rest, standing, kept } = settleRemovals(next, sent.removed, answer);
  // What stands there and was not refused has found no room.
  const remains = open || sent.more || standing > kept;
  return { ledger: rest, remains, later: later || kept > 0 };
}

/** The ledger without what is removed there; how much of it stands there still, and how much their Jira keeps for now. */
function settleRemovals(
  ledger: Ledger,
  asked: UpdateItem['removed'],
  answer: DecidedAnswer,
): { readonly ledger: Ledger; readonly standing: number; readonly kept: number } {
  let next = ledger;
  for (const { kind, id } of answer.removed ?? []) {
    const k = letterOf(kind);
    next = withoutEntry(next, (child) => child.k === k && child.l === id && child.o === 'here');
  }
  const standing = asked.filter(({ kind, id }) => childByLocal(next, letterOf(kind), id)?.o === 'here');
  const kept = standing.filter(({ kind, id }) =>
    answer.without?.some((one) => one.kind === kind && one.id === id && one.code === 'not-now'),
  );
  return { ledger: next, standing: standing.length, kept: kept.length };
}
