import { resumed } from './loop-breaker.ts';
import type { Twin } from './records/twin.ts';

/**
 * The pair once a person wants what went wrong tried again: what was set aside is asked for anew, and fields that were
 * paused as a loop go on where that is what is meant. The same twin: looking at it again is all.
 */
export function tryAgain(twin: Twin, cause: string): Twin {
  if (cause === 'item:looping') return twin.paused === undefined ? twin : resumed(twin);
  const wants = twin.aside !== undefined && twin.wantFull !== true;
  return wants ? { ...twin, wantFull: true } : twin;
}

/** The pair without the errors of one group that a person has settled; the same twin where none can be put away. */
export function putAway(twin: Twin, isMeant: (path: string, code: string) => boolean): Twin {
  const { aside = {}, ...rest } = twin;
  const kept = Object.entries(aside).filter(([path, { code }]) => !isMeant(path, code));
  if (kept.length === Object.keys(aside).length) return twin;
  return kept.length === 0 ? rest : { ...rest, aside: Object.fromEntries(kept) };
}
