import type { Connection } from '../../core/connection/connection-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Store } from '../../core/ports/store.ts';
import { afterCall, type Breaker, type CallEnd, closedFor, mended } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { changeConnection, changeConnections } from '../connection/write-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ringMarked } from '../twin/ring-marked.ts';

export interface BreakerPorts {
  readonly store: Store;
  readonly memo: Memo;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/**
 * Moves the breaker of a connection by what became of a message. Nearly every message is answered and costs
 * nothing here. Where a peer answers again, what was marked meanwhile leaves: the newest state of each issue, once.
 */
export async function noteCall(ports: BreakerPorts, connection: Connection, end: CallEnd): Promise<void> {
  const now = epochSeconds(ports.clock);
  if (!afterCall(connection, end, now)) return;
  const changed = await changeConnection(ports, connection.id, (latest) => {
    // A pause that this process had not heard of says all there is to say.
    const next = latest.state === 'active' ? afterCall(latest, end, now) : undefined;
    return next && { ...mended(latest), ...next };
  });
  if (!changed) return;
  remember(ports.memo, changed);
  if (changed.breaker) ports.log.note('breaker.open', { connection: changed.id, why: changed.breaker.why });
  if (end !== 'answered') return;
  ports.log.note('breaker.closed', { connection: changed.id });
  await ringMarked(ports, changed.id);
}

/** So many connections fit into one transaction. */
const AT_ONCE = 25;

/**
 * Jira has told the whole installation to keep still: no connection sends or takes anything in until then. Written
 * to all of them at once, so that a function that ends in between leaves none without the word.
 */
export async function openAll(
  ports: BreakerPorts,
  why: Extract<Breaker['why'], 'limited' | 'points'>,
  until: number,
): Promise<void> {
  const routes = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  const active = routes.flatMap(([id, route]) => (route.state === 'active' ? [id] : []));
  for (let from = 0; from < active.length; from += AT_ONCE)
    await openSome(ports, active.slice(from, from + AT_ONCE), why, until);
}

async function openSome(
  ports: BreakerPorts,
  ids: readonly string[],
  why: Breaker['why'],
  until: number,
): Promise<void> {
  const now = epochSeconds(ports.clock);
  const decide = (latest: Connection): Connection | undefined => {
    if (closedFor(latest, now) >= until - now) return undefined;
    // Also over a breaker that stands for the peer: that one lets messages in, and these would be asked of Jira.
    const told = latest.breaker?.why === 'limited' && closedFor(latest, now) > 0;
    const last = Math.max(until, latest.breaker?.until ?? 0);
    return { ...latest, breaker: { why: told ? 'limited' : why, since: now, until: last } };
  };
  for (const changed of await changeConnections(ports, ids, decide)) {
    remember(ports.memo, changed);
    ports.log.note('breaker.open', { connection: changed.id, why });
  }
}

/** What this process holds as the connection must not be older than what it has just written. */
function remember(memo: Memo, connection: Connection): void {
  memo.keep(`connection:${connection.id}`, connection);
}
