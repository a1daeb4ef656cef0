import * as z from 'zod';

/**
 * Why a connection that both sides keep running carries nothing for now. Times are epoch seconds. Without `until`
 * it lasts until the peer answers a `status` message.
 */
export const breaker = z.strictObject({
  why: z.enum(['unreachable', 'peer-limited', 'limited', 'points']),
  since: z.int(),
  until: z.int().optional(),
});
export type Breaker = z.infer<typeof breaker>;

/** The part of a connection's record that the breaker reads and writes. */
export interface WithBreaker {
  readonly breaker?: Breaker | undefined;
  /** Messages in a row that the peer has not answered. */
  readonly unanswered?: number | undefined;
}

/** So many unanswered messages in a row open the breaker. */
const OPENS_AT = 3;

/** What became of a message, as far as the breaker cares. */
export type CallEnd = 'answered' | 'unanswered' | { readonly limitedFor: number };

/** Whether nothing is to be sent now. */
export function isOpen({ breaker: now }: WithBreaker, seconds: number): boolean {
  return now !== undefined && (now.until === undefined || now.until > seconds);
}

/** Seconds for which this side takes nothing in, because Jira has told it to keep still; 0 where it takes all. */
export function closedFor({ breaker: now }: WithBreaker, seconds: number): number {
  if (now?.until === undefined || (now.why !== 'limited' && now.why !== 'points')) return 0;
  return Math.max(0, now.until - seconds);
}

/** The same connection as if nothing had ever gone wrong. */
export function mended<T extends WithBreaker>(connection: T): Omit<T, keyof WithBreaker> {
  const { breaker: _breaker, unanswered: _unanswered, ...others } = connection;
  return others;
}

/** The breaker after a message. Undefined: nothing changes, as after nearly every one. */
export function afterCall(before: WithBreaker, end: CallEnd, now: number): WithBreaker | undefined {
  // Jira's own word to keep still outlasts whatever a peer says meanwhile.
  if (closedFor(before, now) > 0) return undefined;
  if (end === 'answered')
    return before.unanswered === undefined && before.breaker?.why !== 'unreachable' ? undefined : {};
  if (typeof end === 'object') {
    return {
      breaker: { why: 'peer-limited', since: now, until: now + Math.max(1, Math.ceil(end.limitedFor)) },
    };
  }
  if (before.breaker?.why === 'unreachable') return undefined;
  const unanswered = (before.unanswered ?? 0) + 1;
  return unanswered < OPENS_AT ? { ...before, unanswered } : { breaker: { why: 'unreachable', since: now } };
}
