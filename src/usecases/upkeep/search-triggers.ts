import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { isSearchDue } from '../../core/trigger/trigger-schedule.ts';
import { nominateFound, type SearchedTrigger } from '../birth/nominate-found.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { choreAsIs, doChore } from './take-chore.ts';

/** No page is asked for with less time left. */
const MARGIN_MS = 60_000;
/** Starts that one round asks for by one trigger: the queue takes 500 events a minute. */
const STARTS_AT_ONCE = 200;

/** `more`: the next sweep goes on with the same trigger. */
type Searched = 'all' | 'more';

/**
 * Searches for what triggers with a schedule find: time and changes that no event tells may have made them true. A
 * round that is cut off is gone on with by the next sweep, trigger by trigger.
 */
export async function searchTriggers(ports: Ports): Promise<void> {
  const scheduled = await scheduledTriggers(ports);
  if (scheduled.length === 0) return;
  const seen = await choreAsIs(ports, 'triggers');
  const now = epochSeconds(ports.clock);
  const isDue = (one: SearchedTrigger, last: number, at: number): boolean =>
    isSearchDue(one.trigger.schedule ?? 'none', last, at);
  if (seen?.begun === undefined && !scheduled.some((one) => isDue(one, seen?.at ?? 0, now))) return;
  await doChore(ports, 'triggers', async (before) => {
    const begun = before.begun ?? now;
    const due = scheduled.filter(
      (one) => isDue(one, before.at, begun) && (before.after === undefined || keyOf(one) > before.after),
    );
    let after = before.after;
    for (const one of due) {
      if (ports.clock.remaining() < MARGIN_MS || (await searchOne(ports, one)) === 'more')
        return { at: before.at, begun, ...(after === undefined ? {} : { after }) };
      after = keyOf(one);
    }
    return { at: begun };
  });
}

/** The same for one connection at once, after its rules have changed or it has gone on. */
export async function searchTriggersOf(ports: Ports, connection: string): Promise<void> {
  for (const one of await scheduledTriggers(ports))
    if (one.connection === connection && ports.clock.remaining() >= MARGIN_MS) await searchOne(ports, one);
}

async function scheduledTriggers(ports: Ports): Promise<readonly SearchedTrigger[]> {
  const routes = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  return routes
    .filter(([, route]) => route.state === 'active' && route.out === 'automatic')
    .flatMap(([connection, route]) =>
      route.triggers
        .filter(({ schedule }) => schedule !== undefined)
        .map((trigger) => ({ connection, route, trigger })),
    )
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ connection, trigger }: SearchedTrigger): string => `${connection}:${trigger.id}`;

async function searchOne(ports: Ports, one: SearchedTrigger): Promise<Searched> {
  const connection = await loadConnection(ports, one.connection);
  // Its peer does not answer, or Jira has asked for quiet: the next period is soon enough.
  if (connection === undefined || closedFor(connection, epochSeconds(ports.clock)) > 0) return 'all';
  let next: string | undefined;
  let rung = 0;
  try {
    do {
      if (ports.clock.remaining() < MARGIN_MS || (await ports.budget.left('bulk')) === 0) return 'more';
      const page = await nominateFound(ports, one, { next });
      rung += page.rung;
      next = page.next;
    } while (next !== undefined && rung < STARTS_AT_ONCE);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'invalid') throw error;
    // What its query names is gone; the page says so, and the others are searched.
    ports.log.note('trigger.refused-by-jira', { connection: one.connection, trigger: one.trigger.id });
    return 'all';
  }
  return next === undefined ? 'all' : 'more';
}
