import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import type { Run } from '../../core/sync/records/run.ts';
import { type Nominated, nominateFound } from '../birth/nominate-found.ts';
import { loadRoutes } from '../twin/load-routes.ts';

/** Seconds to the next page, and to the next round: what was asked to start says then that it is under sync. */
const NEXT = 20;
const NEXT_ROUND = 300;
/** What could not be started in so many rounds has a reason that another would not mend. */
const ROUNDS = 3;

/**
 * One page of what the trigger of a backfill finds is asked to start. A request that is lost leaves nothing behind:
 * so the run goes over what is left again, until a round finds nobody to ask.
 */
export async function startSome(ports: Ports, run: Run, now: number): Promise<Run> {
  const { cursor, ...rest } = run;
  const route = (await loadRoutes(ports, FRESH_ROUTES_AGE))[run.connection];
  const trigger = route?.triggers.find(({ id }) => id === run.trigger);
  // It was turned off or deleted meanwhile.
  if (route === undefined || trigger === undefined) return { ...rest, state: 'cancelled', due: 0 };
  const page = await pageOf(() =>
    nominateFound(ports, { connection: run.connection, route, trigger }, { next: cursor }),
  );
  if (page === 'refused')
    return cursor === undefined ? { ...rest, state: 'cancelled', due: 0 } : { ...rest, due: now + NEXT };
  const round = run.round ?? 1;
  const rung = (run.rung ?? 0) + page.rung;
  const done = round === 1 ? run.done + page.found : run.done;
  if (page.next !== undefined) return { ...rest, done, rung, round, cursor: page.next, due: now + NEXT };
  if (rung === 0 || round === ROUNDS) return { ...rest, done, total: done, state: 'done', due: 0 };
  return { ...rest, done, total: done, rung: 0, round: round + 1, due: now + NEXT_ROUND };
}

/** `refused`: the place of the next page is too old, or Jira no longer takes the query. */
async function pageOf(search: () => Promise<Nominated>): Promise<Nominated | 'refused'> {
  try {
    return await search();
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'invalid') throw error;
    return 'refused';
  }
}
