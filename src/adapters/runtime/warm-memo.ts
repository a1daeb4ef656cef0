import type { Memo } from '../../core/ports/memo.ts';

/** Sites that one warm process remembers at most, and values for each: the oldest give way. */
const MOST_SITES = 20;
const MOST_VALUES = 500;

interface Kept {
  readonly at: number;
  readonly value: unknown;
}

/** Lives as long as the process, apart for each installation: a warm process serves several tenants. */
const memory = new Map<string, Map<string, Kept>>();

/** `owner` names the installation; without a name nothing is remembered. `now` in epoch milliseconds. */
export function warmMemo(owner: string | undefined, now: () => number): Memo {
  if (owner === undefined) return { recall: () => undefined, keep: () => undefined };
  const own = memory.get(owner) ?? new Map<string, Kept>();
  memory.delete(owner);
  memory.set(owner, own);
  dropOldest(memory, MOST_SITES);
  return {
    recall(key, maxAgeSeconds) {
      const kept = own.get(key);
      const age = kept === undefined ? Number.POSITIVE_INFINITY : now() - kept.at;
      return age >= 0 && age <= maxAgeSeconds * 1000 ? kept?.value : undefined;
    },
    keep(key, value) {
      own.delete(key);
      own.set(key, { at: now(), value });
      dropOldest(own, MOST_VALUES);
    },
  };
}

/** A map keeps the order of its insertions: the first key is the oldest. */
function dropOldest<T>(map: Map<string, T>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
