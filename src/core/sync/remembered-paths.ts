import { unanswered } from './decide-outgoing.ts';
import type { Rows } from './rows.ts';

/** Paths that the twin knows of, from either side: a member of a set among them that is gone must be told. */
export function rememberedPaths({ twin, work }: Rows): readonly string[] {
  return [...Object.keys(twin.shadow), ...Object.keys(unanswered(work)), ...(twin.owed ?? [])];
}
