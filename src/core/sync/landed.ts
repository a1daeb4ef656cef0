import type { Twin } from './records/twin.ts';
import { withOptional } from './rows.ts';

/**
 * The twin that remembers which paths were written although their item has not come to its end: when that item comes
 * again, what stands there since is not overwritten. What items up to `decided` carried need not be remembered.
 */
export function withLanded(twin: Twin, decided: number, paths: readonly string[], seq = decided): Twin {
  if (twin.landed === undefined && paths.length === 0) return twin;
  const added = Object.fromEntries(paths.map((path) => [path, seq]));
  const kept = Object.entries({ ...twin.landed, ...added }).filter(([, at]) => at > decided);
  return withOptional(twin, 'landed', kept.length > 0 ? Object.fromEntries(kept) : undefined);
}
