/** How far a refusal by rate reaches, and until when (epoch seconds) nothing is to be asked of it. */
export interface Limit {
  /** `installation`: all that the app does on this site; `endpoint`, `issue`: that alone. */
  readonly scope: 'installation' | 'endpoint' | 'issue';
  readonly until: number;
}

/** What is known of a 429. */
export interface RateRefusal {
  /** As Jira's `RateLimit-Reason` says it. */
  readonly reason?: string | undefined;
  /** Seconds, where Jira named them. */
  readonly retryAfter?: number | undefined;
}

const HOUR = 3600;

/** Seconds to wait where Jira named no time: bursts refill in a second, writes of an issue in thirty. */
const UNNAMED = { endpoint: 5, issue: 30, installation: 300 } as const;

/** No wait is longer, whatever a header says: the quota is new at every full hour. */
const LONGEST = HOUR;

/**
 * The limit behind a 429. A quota stops the installation until its reset at the full hour; a burst that endpoint;
 * writes of one issue that issue. A reason that nobody has told us of may mean anything, so the site is left alone.
 */
export function limitOf({ reason, retryAfter }: RateRefusal, now: number): Limit {
  const scope = scopeOf(reason);
  const named = retryAfter === undefined ? undefined : Math.ceil(retryAfter);
  const unnamed = isQuota(reason) ? HOUR - (now % HOUR) : UNNAMED[scope];
  return { scope, until: now + Math.min(LONGEST, Math.max(1, named ?? unnamed)) };
}

function scopeOf(reason: string | undefined): Limit['scope'] {
  if (reason === 'jira-burst-based') return 'endpoint';
  if (reason === 'jira-per-issue-on-write') return 'issue';
  return 'installation';
}

const isQuota = (reason: string | undefined): boolean => reason?.startsWith('jira-quota-') === true;
