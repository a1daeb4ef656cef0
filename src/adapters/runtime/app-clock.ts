import { getAppContext } from '@forge/api';
import type { Clock } from '../../core/ports/environment.ts';

/** The platform's time; where it does not say how long an invocation may still run, nothing limits it. */
export const appClock = (): Clock => ({
  now: () => Date.now(),
  remaining: () => {
    try {
      return getAppContext().invocationRemainingTimeInMillis();
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  },
});
