import type { LocalPorts } from '../../core/ports/ports.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import type { ProjectChange } from '../../core/sync/project-change.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sweepJob } from '../twin/ring.ts';

/**
 * A whole project was archived, put in the trash, deleted or brought back. Every connection that has it in scope
 * hears of it in work that is due now, so that a ring that is lost does no harm. No Jira call.
 */
export async function noteProject(ports: LocalPorts, change: ProjectChange): Promise<void> {
  const routes = await loadRoutes(ports, FRESH_ROUTES_AGE);
  const connections = Object.keys(routes).filter((id) => routes[id]?.projects.includes(change.project));
  const at = epochSeconds(ports.clock);
  for (const connection of connections) {
    const due = { v: 1, what: 'project', connection, at, from: at, change } as const;
    await ports.store.put(dueKind, `${at}:${ports.random.token()}`, due);
  }
  const [first] = connections;
  if (first !== undefined) await ring(ports, sweepJob(first), 0);
}
