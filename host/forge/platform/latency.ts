import type { Clock } from '../../clock.ts';
import type { SearchLag } from '../../jira/search/search-index.ts';

/** Milliseconds that calls take in virtual time, so that percentiles mean something. */
export interface Latency {
  readonly jira: number;
  readonly store: number;
  /** From a site's request to the other's function and back, half each way. */
  readonly hop: number;
  readonly queue: number;
  readonly productEvent: number;
}

export const VIRTUAL_LATENCY: Latency = { jira: 120, store: 20, hop: 150, queue: 300, productEvent: 2_000 };

/** In real time the calls take what they take. Product events still come late, as people see it. */
export const REAL_LATENCY: Latency = { jira: 0, store: 0, hop: 0, queue: 0, productEvent: 200 };

/** How late a search sees a change when nothing is broken. */
export function usualSearchLag(clock: Clock): SearchLag {
  return clock.kind === 'virtual' ? { kind: 'random', belowMs: 2_000 } : { kind: 'fixed', ms: 0 };
}
