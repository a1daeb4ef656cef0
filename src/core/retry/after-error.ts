import type { PortError } from '../ports/port-error.ts';
import { afterFailure, type Retry } from './failure-schedule.ts';
import { type Limit, limitOf } from './limit.ts';

/**
 * What to do after a port has failed. `wait` is no attempt: nothing was tried in earnest, or it is not this
 * issue's fault; `limit` says who has to keep still until then. `drop`: there is nothing left to do it to.
 */
export type AfterError =
  | { readonly do: 'wait'; readonly at: number; readonly limit?: Limit }
  | Retry
  | { readonly do: 'drop' };

/** How often this issue has failed by its own fault, and how often in a row the same work was put off. */
export interface Tries {
  readonly attempts: number;
  readonly waits: number;
}

/** Seconds: the first wait for a site that does not answer, and the longest; each is twice the one before. */
const FIRST_WAIT = 15;
const LONGEST_WAIT = 900;

/** A record of a later release can be read again after an update. */
const NEWER_RECORD_WAIT = 900;

/** `now` and `at` in epoch seconds. */
export function afterError(
  error: Pick<PortError, 'code' | 'retryAfter' | 'reason'>,
  { attempts, waits }: Tries,
  now: number,
): AfterError {
  switch (error.code) {
    case 'rate-limited': {
      // The store and the queue limit too, without a reason and for moments; only Jira names one.
      if (error.reason === undefined && error.retryAfter === undefined)
        return { do: 'wait', at: now + waitFor(waits) };
      const limit = limitOf(error, now);
      return { do: 'wait', at: limit.until, limit };
    }
    case 'unavailable':
    case 'unknown-outcome':
      return { do: 'wait', at: now + waitFor(waits) };
    case 'newer-record':
      return { do: 'wait', at: now + NEWER_RECORD_WAIT };
    case 'not-found':
      return { do: 'drop' };
    case 'forbidden':
    case 'invalid':
    case 'too-large':
      return afterFailure(attempts, now);
  }
}

/** Seconds to wait the next time after `waits` times in a row. */
export function waitFor(waits: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(waits, 10));
}
