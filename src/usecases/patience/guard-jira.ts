import * as z from 'zod';
import { connectionKind } from '../../core/connection/connection-record.ts';
import type { JiraBudget } from '../../core/ports/jira-budget.ts';
import type { JiraGate } from '../../core/ports/jira-gate.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { hasRoom, PACE_SECONDS, untilAllowed, withWrite } from '../../core/retry/issue-pace.ts';
import { isRead, type JiraCall, limitKeys, pointsOf } from '../../core/retry/jira-price.ts';
import { limitOf } from '../../core/retry/limit.ts';
import { nextHour, shareLeft } from '../../core/retry/points.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { heedRecords } from './heed-records.ts';
import { type BreakerPorts, openAll } from './move-breaker.ts';
import { pointsLeft, spendPoints } from './spend-points.ts';

const kept = z.object({ until: z.number(), reason: z.string().optional() });
type Kept = z.infer<typeof kept>;

/** No limit holds longer: the quota is new at every full hour. */
const LONGEST = 3600;
const INSTALLATION = 'limit:installation';
const HEARD = 'limit:heard';
const PER_ISSUE = 'jira-per-issue-on-write';

export interface GuardOptions {
  /** Points that this installation may spend in an hour. */
  readonly perHour: number;
  /** For whom the calls of this invocation are made. */
  readonly lane: 'live' | 'page';
}

/**
 * What one warm process knows of Jira's limits. A limit that stops the installation is written to the connections'
 * records before its caller hears of it, and learned from there by whatever reads one; a burst is over before others
 * could know. A page is refused once the whole hour is spent; live edits end
 * before, by the breakers of all connections.
 */
export function guardJira(ports: BreakerPorts, { perHour, lane }: GuardOptions): JiraGate & JiraBudget {
  const { memo, clock } = ports;
  const standing = (key: string): Kept | undefined => {
    const found = kept.safeParse(memo.recall(key, LONGEST));
    return found.success && found.data.until > clock.now() / 1000 ? found.data : undefined;
  };
  return {
    left: (work) => pointsLeft(ports, perHour, work),

    hasRoom: (issue) => hasRoom(writesOf(ports, issue), clock.now()),

    async before(call) {
      await listen(ports, lane);
      for (const key of keysOf(call)) {
        const limit = standing(key);
        if (!limit) continue;
        throw new PortError(
          'rate-limited',
          `Jira has asked the app to wait before ${call.method} ${call.path}`,
          {
            retryAfter: Math.max(1, Math.ceil(limit.until - clock.now() / 1000)),
            ...(limit.reason === undefined ? {} : { reason: limit.reason }),
          },
        );
      }
      if (lane === 'page' && (await pointsLeft(ports, perHour, 'page')) === 0) throw hourIsSpent(ports);
      keepPace(ports, call);
    },

    async after(call, answer) {
      if (answer.status === 429) {
        const reason = answer.header('ratelimit-reason') ?? undefined;
        const limit = limitOf(
          { reason, retryAfter: secondsOf(answer.header('retry-after')) },
          Math.ceil(clock.now() / 1000),
        );
        const value: Kept = { until: limit.until, ...(reason === undefined ? {} : { reason }) };
        memo.keep(keyOf(limit.scope, call), value);
        if (limit.scope === 'installation') await tellOthers(ports, limit.until);
        return;
      }
      const share = shareLeft(answer.header('ratelimit'), answer.header('ratelimit-policy'));
      await spendPoints(ports, perHour, pointsOf(call), share);
    },

    found: (objects) => spendPoints(ports, perHour, objects),
  };
}

/** The store of every function that may ask Jira: with a connection it learns what others have been told. */
export function heedingStore(store: Store, memo: Memo): Store {
  return heedRecords(store, (until) => {
    memo.keep(HEARD, true);
    if (until === undefined) return;
    const known = kept.safeParse(memo.recall(INSTALLATION, LONGEST));
    if (!known.success || known.data.until < until) memo.keep(INSTALLATION, { until });
  });
}

/**
 * Seconds for which what a connection's record has said holds: what carries changes has read its connection within
 * half a minute, and is not to read it again; a page reads one record more.
 */
const HEARD_AGE = { live: 45, page: 5 } as const;

/** Whoever has not read a connection lately reads one that runs: what Jira has told another process stands in each. */
async function listen(ports: BreakerPorts, lane: GuardOptions['lane']): Promise<void> {
  if (ports.memo.recall(HEARD, HEARD_AGE[lane]) !== undefined) return;
  try {
    const routes = Object.entries(await loadRoutes(ports));
    const [running] = routes.find(([, { state }]) => state === 'active') ?? [];
    if (running !== undefined) await ports.store.get(connectionKind, running);
    ports.memo.keep(HEARD, true);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('limit.not-heard', { code: error.code });
  }
}

/** Not everybody who asks Jira would tell it later: a reader of a file for the partner has nothing to record. */
const TRIES_TO_TELL = 2;

/** A store that fails must not hide what Jira has said. */
async function tellOthers(ports: BreakerPorts, until: number): Promise<void> {
  for (let attempt = 1; attempt <= TRIES_TO_TELL; attempt += 1) {
    try {
      return await openAll(ports, 'limited', until);
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      ports.log.note('limit.not-told', { code: error.code, attempt });
    }
  }
}

function hourIsSpent({ clock }: BreakerPorts): PortError {
  const now = epochSeconds(clock);
  return new PortError('rate-limited', 'What the app may ask of Jira in this hour is used up', {
    retryAfter: nextHour(now) - now,
  });
}

const writeTimes = z.array(z.number());

const writesOf = ({ memo }: BreakerPorts, issue: string): readonly number[] =>
  writeTimes.catch([]).parse(memo.recall(`pace:${issue}`, PACE_SECONDS));

/** A write that Jira would refuse, as this process knows, is not asked for. */
function keepPace(ports: BreakerPorts, call: JiraCall): void {
  const { issue } = limitKeys(call);
  if (issue === undefined || isRead(call)) return;
  const times = writesOf(ports, issue);
  const now = ports.clock.now();
  const wait = untilAllowed(times, now);
  if (wait > 0) {
    throw new PortError('rate-limited', `Work item ${issue} is being written too fast`, {
      retryAfter: Math.ceil(wait / 1000),
      reason: PER_ISSUE,
    });
  }
  ports.memo.keep(`pace:${issue}`, withWrite(times, now));
}

function keysOf(call: JiraCall): readonly string[] {
  const { endpoint, issue } = limitKeys(call);
  const own = issue === undefined || isRead(call) ? [] : [`limit:issue:${issue}`];
  return [INSTALLATION, `limit:${endpoint}`, ...own];
}

function keyOf(scope: 'installation' | 'endpoint' | 'issue', call: JiraCall): string {
  const { endpoint, issue } = limitKeys(call);
  if (scope === 'installation') return INSTALLATION;
  return scope === 'issue' && issue !== undefined ? `limit:issue:${issue}` : `limit:${endpoint}`;
}

/** `Retry-After` in seconds; Jira gives no dates in it. */
function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
