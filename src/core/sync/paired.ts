import type { Twin } from './records/twin.ts';

/**
 * The twin once an item of the peer's issue was applied. An own first message may still be under way then: with the
 * peer known, its answer begins nothing, so what waits for this pair is to be rung from here. `waits`: anything may.
 */
export function paired(twin: Twin, peer: NonNullable<Twin['peer']>, waits: boolean): Twin {
  const begins = twin.life === 'pending' || twin.peer === undefined;
  return {
    ...twin,
    peer,
    life: twin.life === 'left-scope' || twin.life === 'pending' ? 'linked' : twin.life,
    ...(begins && waits ? { wake: true } : {}),
  };
}
