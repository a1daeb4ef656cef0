import type { RelinkPair } from '../../protocol/kinds/relink.ts';
import { type CounterpartLink, readIssueProperty } from '../counterpart-property.ts';
import { generationNumber } from '../generation.ts';
import type { Twin } from '../records/twin.ts';

export type PairVerdict =
  /** It has been joined again already. */
  | { readonly do: 'repeat'; readonly gen: string }
  /** The two sides agree: a new life of this generation. */
  | { readonly do: 'join'; readonly gen: string }
  /** Only the peer says so: an admin here decides. */
  | { readonly do: 'ask' }
  | { readonly do: 'refuse'; readonly code: 'taken' | 'ended' };

/**
 * What the peer's claim that two issues were a pair means here. `twin` is our row for the issue that it names,
 * `named` the local issue that already stands for the peer's, `property` the issue's own mark.
 */
export function judgePair(
  connection: string,
  pair: Pick<RelinkPair, 'gen' | 'issue' | 'to'>,
  seen: { readonly twin: Twin | undefined; readonly named: string | undefined; readonly property: unknown },
): PairVerdict {
  const { twin, named, property } = seen;
  if (named !== undefined && named !== pair.to) return { do: 'refuse', code: 'taken' };
  if (twin?.peer) {
    if (twin.peer.id !== pair.issue.id) return { do: 'refuse', code: 'taken' };
    if (isFresh(twin)) return { do: 'repeat', gen: twin.gen };
    if (!wasJoined(twin)) return { do: 'refuse', code: 'ended' };
    return { do: 'join', gen: later(pair.gen, twin.gen) };
  }
  if (!saysSo(connection, pair, property)) return { do: 'ask' };
  return { do: 'join', gen: twin ? later(pair.gen, twin.gen) : pair.gen };
}

/** A life that has just begun: nothing has been sent or applied in it. */
export function isFresh(twin: Twin): boolean {
  const { life, full, ackedSeq, appliedSeq, shadow } = twin;
  const untouched = ackedSeq === 0 && appliedSeq === 0 && Object.keys(shadow).length === 0;
  return life === 'linked' && full === true && untouched;
}

/** Whether the pair was in step until its connection stopped; one that a person had ended stays ended. */
export const wasJoined = (twin: Twin): boolean =>
  twin.peer !== undefined && (twin.life === 'linked' || twin.life === 'left-scope' || twin.joined === true);

/** The mark that this app has left on its issue names the peer's. One that rode on a create knew no id of its own. */
function saysSo(connection: string, pair: Pick<RelinkPair, 'issue' | 'to'>, property: unknown): boolean {
  const { issue, links } = readIssueProperty(property);
  const isIt = ({ c, k }: CounterpartLink) => c === connection && k === pair.issue.key;
  return (issue === undefined || issue === pair.to) && links.some(isIt);
}

/** Above both numbers as far as ours goes, so that no item of an earlier life is taken for one of this. */
export function later(offered: string, own: string): string {
  if (generationNumber(offered) > generationNumber(own)) return offered;
  return `${generationNumber(own) + 1}.${offered.slice(offered.indexOf('.') + 1)}`;
}
