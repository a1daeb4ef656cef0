import { describe, expect, it } from 'vitest';
import type { PortErrorCode } from '../ports/port-error.ts';
import { afterError, waitFor } from './after-error.ts';
import { afterCall, closedFor, isOpen, type WithBreaker } from './breaker.ts';
import { afterFailure } from './failure-schedule.ts';
import { limitOf } from './limit.ts';

/** 09:20:00 of some hour. */
const NOW = 1_767_603_600 + 20 * 60;
const FULL_HOUR = 1_767_603_600 + 3600;

describe('a refusal by rate', () => {
  it.each([
    ['jira-quota-global-based', 100, 'installation', NOW + 100],
    ['jira-quota-tenant-based', undefined, 'installation', FULL_HOUR],
    ['jira-burst-based', 2, 'endpoint', NOW + 2],
    ['jira-burst-based', undefined, 'endpoint', NOW + 5],
    ['jira-per-issue-on-write', 7, 'issue', NOW + 7],
    ['jira-per-issue-on-write', undefined, 'issue', NOW + 30],
    ['jira-cost-based', 60, 'installation', NOW + 60],
    [undefined, undefined, 'installation', NOW + 300],
    [undefined, 86_400, 'installation', NOW + 3600],
  ] as const)('for %s with Retry-After %s stops the %s', (reason, retryAfter, scope, until) => {
    expect(limitOf({ reason, retryAfter }, NOW)).toEqual({ scope, until });
  });
});

describe('an error of a port', () => {
  const after = (code: PortErrorCode, tries = { attempts: 0, waits: 0 }) => afterError({ code }, tries, NOW);

  it('is no attempt where the site does not answer, and waits twice as long each time', () => {
    expect(after('unavailable')).toEqual({ do: 'wait', at: NOW + 15 });
    expect(after('unknown-outcome', { attempts: 0, waits: 2 })).toEqual({ do: 'wait', at: NOW + 60 });
    expect([0, 1, 2, 3, 4, 5, 6, 40].map(waitFor)).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('is no attempt where Jira limits the app, and names whom', () => {
    expect(
      afterError(
        { code: 'rate-limited', reason: 'jira-burst-based', retryAfter: 3 },
        { attempts: 8, waits: 9 },
        NOW,
      ),
    ).toEqual({ do: 'wait', at: NOW + 3, limit: { scope: 'endpoint', until: NOW + 3 } });
  });

  it('is no attempt where the store or the queue is over its limits', () => {
    expect(after('rate-limited')).toEqual({ do: 'wait', at: NOW + 15 });
  });

  it.each(['forbidden', 'invalid', 'too-large'] as const)('by "%s" goes by the schedule and ends', (code) => {
    expect(after(code)).toEqual({ do: 'retry', at: NOW + 5, attempts: 1 });
    expect(after(code, { attempts: 9, waits: 0 })).toEqual({ do: 'dead-letter', attempts: 10 });
  });

  it('is dropped where nothing is left to do it to, and left alone where a later release wrote', () => {
    expect(after('not-found')).toEqual({ do: 'drop' });
    expect(after('newer-record')).toEqual({ do: 'wait', at: NOW + 900 });
  });
});

describe('the schedule of failures', () => {
  it('tries nine times over three days and then stops', () => {
    const waits = Array.from({ length: 10 }, (_, attempts) => {
      const retry = afterFailure(attempts, 0);
      return retry.do === 'retry' ? retry.at : retry.do;
    });
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, 'dead-letter']);
  });
});

describe('the breaker of a connection', () => {
  const after = (ends: readonly Parameters<typeof afterCall>[1][]): WithBreaker =>
    ends.reduce<WithBreaker>((state, end) => afterCall(state, end, NOW) ?? state, {});

  it('opens after three unanswered messages in a row and closes with an answer', () => {
    expect(isOpen(after(['unanswered', 'unanswered']), NOW)).toBe(false);
    expect(after(['unanswered', 'unanswered', 'unanswered'])).toEqual({
      breaker: { why: 'unreachable', since: NOW },
    });
    expect(after(['unanswered', 'unanswered', 'unanswered', 'answered'])).toEqual({});
    expect(isOpen(after(['unanswered', 'unanswered', 'answered', 'unanswered']), NOW)).toBe(false);
  });

  it('writes nothing while messages are answered', () => {
    expect(afterCall({}, 'answered', NOW)).toBeUndefined();
  });

  it('rests as long as the peer asks for', () => {
    const state = after([{ limitedFor: 90 }]);
    expect([isOpen(state, NOW + 89), isOpen(state, NOW + 90)]).toEqual([true, false]);
  });

  it('closes the own door only where Jira has told this side to keep still', () => {
    expect(closedFor({ breaker: { why: 'limited', since: NOW, until: NOW + 50 } }, NOW + 20)).toBe(30);
    expect(closedFor({ breaker: { why: 'unreachable', since: NOW } }, NOW)).toBe(0);
    expect(closedFor({ breaker: { why: 'peer-limited', since: NOW, until: NOW + 50 } }, NOW)).toBe(0);
  });
});
