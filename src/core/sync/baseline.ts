import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { Incoming } from './decide-incoming.ts';
import type { Twin } from './records/twin.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';

/**
 * The first look at paths that could not be written when the issue was made: what it holds there (nothing, or
 * Jira's default) is where later edits start from and is itself no edit. Sent, it would empty the peer's field.
 */
export function withBaseline(twin: Twin, local: LocalPaths): Twin {
  const { baseline, ...rest } = twin;
  if (!baseline) return twin;
  const moves: Record<string, ShadowPath> = {};
  for (const path of baseline) {
    const now = local[path];
    if (now) moves[path] = { sent: now.out, known: now.local };
  }
  return { ...rest, shadow: movedShadow(rest.shadow, moves) };
}

/** Paths still without a first look after an apply. `ended`: those that no item has to write any more. */
export function baselineAfter(
  twin: Twin,
  ended: readonly string[],
  { write, equal, stood }: Pick<Incoming, 'write' | 'equal' | 'stood'>,
): Pick<Twin, 'baseline'> {
  const settled = { ...write, ...equal, ...stood };
  const left = [...(twin.baseline ?? []), ...ended].filter((path) => !Object.hasOwn(settled, path));
  return left.length === 0 ? {} : { baseline: [...new Set(left)] };
}
