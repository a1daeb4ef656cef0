import type { ConnectItem, ItemAnswer } from '../../protocol/kinds/sync.ts';
import type { Twin } from '../records/twin.ts';
import { isFresh, later } from '../relink/judge-pair.ts';

/** What stands in the hold of an issue that a person of the partner's has joined with theirs, until theirs has spoken. */
export const CONNECTING = 'connecting';

export type ConnectVerdict =
  | { readonly do: 'answer'; readonly code: Extract<ItemAnswer['code'], 'taken' | 'unlinked'> }
  /** It has been joined already, and nothing has crossed since. */
  | { readonly do: 'repeat'; readonly gen: string }
  | { readonly do: 'join'; readonly gen: string };

/**
 * Whether the peer's issue may be joined with one of ours that is in scope. `twin`: our row for our issue; `named`:
 * the twin of another issue of ours that stands for the peer's already.
 */
export function judgeConnect(
  item: Pick<ConnectItem, 'gen' | 'issue'>,
  seen: { readonly twin: Twin | undefined; readonly named: Twin | undefined },
): ConnectVerdict {
  const { twin, named } = seen;
  if (named && !isFree(named)) return { do: 'answer', code: 'taken' };
  if (!twin) return { do: 'join', gen: item.gen };
  const gen = later(item.gen, twin.gen);
  if (hasEnded(twin)) {
    // A person here has ended it: only a person here begins it again.
    const byPerson = twin.by === 'here' && twin.joined !== true;
    return byPerson ? { do: 'answer', code: 'unlinked' } : { do: 'join', gen };
  }
  if (twin.peer?.id === item.issue.id) {
    return isAwaited(twin) ? { do: 'repeat', gen: twin.gen } : { do: 'join', gen };
  }
  return isFree(twin) ? { do: 'join', gen } : { do: 'answer', code: 'taken' };
}

/** Joined by the peer's word alone, and the peer has said nothing since. */
const isAwaited = (twin: Twin): boolean => twin.hold?.code === CONNECTING && isFresh(twin);

const hasEnded = ({ life }: Twin): boolean => life === 'unlinked' || life === 'deleted';

/** Nothing is lost by joining this issue with another one. */
const isFree = (twin: Twin): boolean => hasEnded(twin) || isAwaited(twin);
