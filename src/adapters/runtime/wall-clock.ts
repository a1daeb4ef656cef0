import type { Clock } from '../../core/ports/environment.ts';

/** For functions that end in milliseconds: knows the time without loading the platform's packages. */
export const wallClock = (): Clock => ({ now: () => Date.now(), remaining: () => Number.POSITIVE_INFINITY });
