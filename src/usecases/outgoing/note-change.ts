import type { Ports } from '../../core/ports/ports.ts';
import { FRESH_ROUTES_AGE, ROUTES_AGE, type Route } from '../../core/rules/routes.ts';
import { type IssueChange, mayStart, touches } from '../../core/sync/issue-change.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { seeSweep } from '../upkeep/see-sweep.ts';

type NotePorts = Pick<Ports, 'store' | 'queue' | 'clock' | 'random' | 'log' | 'memo'>;

/** Takes an event's hint: marks the twins of the issue, and nominates it where it might start. No Jira call. */
export async function noteChange(ports: NotePorts, change: IssueChange): Promise<void> {
  const routes = await loadRoutes(ports, change.what === 'created' ? FRESH_ROUTES_AGE : ROUTES_AGE);
  if (change.bySelf && change.what !== 'deleted') return;
  const [active] = Object.keys(routes).filter((id) => routes[id]?.state === 'active');
  if (active !== undefined) await seeSweep(ports, active);
  const marking = Object.keys(routes).filter((id) => isTouched(routes[id], change));
  const starting = Object.keys(routes).filter((id) => couldStart(routes[id], change));
  if (marking.length + starting.length === 0) return;
  const now = epochSeconds(ports.clock);
  if (change.what === 'deleted') {
    await ports.store.create(goneKind, change.issue, { v: 1, what: 'issue', at: now });
  }
  const record = await ports.store.get(issueKind, change.issue);
  const twins = record?.connections ?? [];
  for (const connection of twins.filter((one) => marking.includes(one))) {
    const before = await markTwin(ports, connection, change.issue);
    if (mustRing(before, now)) await ring(ports, sendJob(connection, change.issue), TIMING.firstSend);
  }
  for (const connection of starting.filter((one) => !twins.includes(one))) {
    await ring(ports, firstSyncJob(connection, change.issue), TIMING.firstSend);
  }
}

const isTouched = (route: Route | undefined, change: IssueChange) =>
  route !== undefined && touches(change, route);
const couldStart = (route: Route | undefined, change: IssueChange) =>
  route !== undefined && mayStart(change, route);

/** The first edit rings, and the first of every later slot: what comes between finds the bell already rung. */
function mustRing(before: Mark | undefined, now: number): boolean {
  if (!before || before.at === 0) return true;
  return Math.floor(before.at / TIMING.slot) < Math.floor(now / TIMING.slot);
}
