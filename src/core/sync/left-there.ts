import type { Twin } from './records/twin.ts';

/** The peer's issue is out of the peer's scope: nothing is sent until the peer says more, or a person here does. */
export function heldBack(twin: Twin, now: number): Twin {
  return { ...twin, hold: { why: 'left-there', since: now, attempts: 0 }, due: 0 };
}

/** The twin once the peer, or a person here, has spoken again. */
export function goesOn(twin: Twin): Twin {
  if (twin.hold?.why !== 'left-there') return twin;
  const { hold: _hold, ...rest } = twin;
  return rest;
}
