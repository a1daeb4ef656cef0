import type { ItemAnswer, UpdateItem } from '../protocol/kinds/sync.ts';
import { generationNumber, lifeStands } from './generation.ts';
import { leaseOf, type Rows } from './rows.ts';

export type Judgement =
  | { readonly do: 'answer'; readonly answer: ItemAnswer }
  /** The item was applied before: its answer is built anew from the rows. */
  | { readonly do: 'repeat' }
  | { readonly do: 'recover' }
  /** The peer has begun a new life of this pair: the row starts again. */
  | { readonly do: 'begin-life' }
  /** The peer's rows went back in time: it can take nothing but a full item of ours. */
  | { readonly do: 'send-full'; readonly answer: ItemAnswer }
  | { readonly do: 'apply' };

/** What an item is to these rows, before anything of Jira is read. */
export function judgeItem(
  rows: Rows,
  item: Pick<UpdateItem, 'gen' | 'seq' | 'base' | 'context' | 'issue' | 'byHand' | 'wantFull'>,
  seen: { readonly digest: string; readonly now: number; readonly role: 'initiator' | 'acceptor' },
): Judgement {
  const { twin } = rows;
  if (twin.peer !== undefined && twin.peer.id !== item.issue.id) return answer({ code: 'taken' });
  if (item.gen !== twin.gen) return judgeLife(rows, item, seen.role);
  if (twin.life === 'unlinked' || twin.life === 'deleted') return answer({ code: 'unlinked' });
  if (item.seq <= twin.appliedSeq) {
    const same = item.seq === twin.appliedSeq && twin.last?.digest === seen.digest;
    return same ? { do: 'repeat' } : answer({ code: 'behind', have: twin.appliedSeq });
  }
  if (item.base > twin.appliedSeq) return answer({ code: 'need-full', have: twin.appliedSeq });
  if (item.context < twin.ackedSeq) {
    const stale: ItemAnswer = { code: 'stale', have: twin.ackedSeq };
    return item.wantFull === true ? { do: 'send-full', answer: stale } : answer(stale);
  }
  const lease = leaseOf(rows);
  if (lease) return lease.until > seen.now ? answer({ code: 'busy' }) : { do: 'recover' };
  return { do: 'apply' };
}

function judgeLife(
  { twin }: Rows,
  item: Pick<UpdateItem, 'gen' | 'byHand'>,
  role: 'initiator' | 'acceptor',
): Judgement {
  const n = generationNumber(twin.gen);
  if (lifeStands(twin.gen, item.gen, role) === 'own') return answer({ code: 'other-life', n });
  const ended = twin.life === 'unlinked' || twin.life === 'deleted';
  // A person here ended it: only a person here begins it again.
  if (ended && (twin.by !== 'peer' || item.byHand !== true)) return answer({ code: 'unlinked' });
  return { do: 'begin-life' };
}

function answer(value: ItemAnswer): Judgement {
  return { do: 'answer', answer: value };
}
