import { type ChildCode, childCode, type DecidedAnswer } from '../../protocol/kinds/sync.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { type kindOf, letterOf, takesIn } from './child-kind.ts';
import type { ChildParts } from './incoming-children.ts';
import { childByPeer, type Ledger } from './ledger.ts';
import { type PostedChild, postedOf, postedPrint } from './posted-child.ts';

type Made = Partial<Record<ReturnType<typeof kindOf>, Record<string, string>>>;
type Without = NonNullable<DecidedAnswer['without']>;

/**
 * The children's part of an answer, read from the ledger alone: so a repeated message is answered like the
 * first one, and nothing is vouched for that has not been recorded.
 */
export function childrenAnswer(
  key: string,
  rules: CompiledRules,
  item: ChildParts,
  ledger: Ledger,
): Pick<DecidedAnswer, 'made' | 'pulling' | 'removed' | 'without'> {
  const made: Made = {};
  const without: Without = [];
  const pulling: string[] = [];
  for (const child of postedOf(item)) {
    const { kind } = child;
    const { id } = child.value;
    const outcome = outcomeOf(key, rules, child, ledger);
    if ('local' in outcome) made[kind] = { ...made[kind], [id]: outcome.local };
    else if ('no' in outcome) without.push({ kind, id, code: outcome.no });
  }
  for (const { id } of item.attachments) {
    const known = childByPeer(ledger, 'a', id);
    if (!known) continue;
    if (known.l !== undefined) made.attachment = { ...made.attachment, [id]: known.l };
    else if (known.no !== undefined) without.push({ kind: 'attachment', id, code: reason(known.no) });
    else pulling.push(id);
  }
  const removed = item.removed.filter(
    ({ kind, id }) => childByPeer(ledger, letterOf(kind), id)?.o !== 'there',
  );
  for (const { kind, id } of item.removed) {
    if (childByPeer(ledger, letterOf(kind), id)?.no === 'not-now')
      without.push({ kind, id, code: 'not-now' });
  }
  return {
    ...(Object.keys(made).length > 0 ? { made } : {}),
    ...(without.length > 0 ? { without } : {}),
    ...(pulling.length > 0 ? { pulling } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

type Outcome = { readonly local: string } | { readonly no: ChildCode } | { readonly is: 'open' };

function outcomeOf(key: string, rules: CompiledRules, child: PostedChild, ledger: Ledger): Outcome {
  if (!takesIn(rules, child.kind)) return { no: 'off' };
  const known = childByPeer(ledger, letterOf(child.kind), child.value.id);
  if (known?.o === 'here') {
    // A link that both sides have made is one link; anything else of ours is not the peer's to change.
    return child.kind === 'link' && known.l !== undefined ? { local: known.l } : { no: 'refused' };
  }
  if (known?.no === 'no-twin' || known?.no === 'not-now') return { no: known.no };
  if (known?.f !== postedPrint(key, child)) return { is: 'open' };
  if (known.no !== undefined && known.l === undefined) return { no: reason(known.no) };
  return known.l === undefined ? { no: 'refused' } : { local: known.l };
}

function reason(code: string): ChildCode {
  return childCode.catch('refused').parse(code);
}
