import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE, type Route } from '../../core/rules/routes.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { nextGeneration } from '../../core/sync/generation.ts';
import { goesOn } from '../../core/sync/left-there.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { newLife, newLifeWork, startingTwin } from '../../core/sync/new-twin.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import type { OutOfScope } from '../../core/sync/scope.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { jiraFieldFor } from '../../core/trigger/trigger-fields.ts';
import { sendChanges } from '../outgoing/send-changes.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import { triggerHolds } from '../twin/judge-trigger.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds, markChange, markTwin } from '../twin/mark-twin.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { sayBegun } from '../twin/say-state.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';
import { bearTwin } from './bear-twin.ts';
import { completeClaim } from './complete-claim.ts';
import { followsParent } from './follows-parent.ts';
import { originOf } from './origin-of.ts';

export interface StartRequest {
  readonly connection: string;
  /** Issue id or key. */
  readonly issue: string;
  /** A person's start needs no trigger and lifts tombstones of this side. */
  readonly by: 'trigger' | 'hand';
  readonly chain: number;
}

export type StartOutcome =
  | { readonly is: 'started' | 'runs-already'; readonly issue: string }
  | { readonly is: 'out-of-scope'; readonly why: OutOfScope }
  | { readonly is: 'not-active' | 'not-found' | 'no-trigger' | 'ended' | 'busy' | 'sends-nothing' };

/** Puts one issue under sync. By a trigger the first message leaves at once, with the same read. */
export async function startSync(ports: Ports, request: StartRequest): Promise<StartOutcome> {
  const outcome = await start(ports, request);
  if (outcome.is === 'not-found' || outcome.is === 'out-of-scope' || outcome.is === 'no-trigger') {
    await cleanUnborn(ports, request);
  }
  return outcome;
}

/** A start that was cut off has left a mark; if nothing is to start any more the sweep need not come back to it. */
async function cleanUnborn(ports: Ports, { connection, issue }: StartRequest): Promise<void> {
  const key = twinKey(connection, issue);
  const mark = await ports.store.get(markKind, key);
  if (!mark || mark.at === 0 || (await ports.store.get(twinKind, key))) return;
  await ports.store.put(markKind, key, { ...mark, at: 0, token: ports.random.short() });
}

async function start(ports: Ports, request: StartRequest): Promise<StartOutcome> {
  const context = await loadContext(ports, request.connection);
  if (context?.connection.state !== 'active') return { is: 'not-active' };
  if (!context.rules.sends) return { is: 'sends-nothing' };
  const still = closedFor(context.connection, epochSeconds(ports.clock));
  if (still > 0) {
    // Nothing remembers this issue but its job.
    if (request.by === 'trigger')
      await ring(ports, firstSyncJob(request.connection, request.issue, request.chain + 1), still);
    return { is: 'busy' };
  }
  const route =
    request.by === 'trigger' ? (await loadRoutes(ports, FRESH_ROUTES_AGE))[request.connection] : undefined;
  const issue = await ports.jira.readIssue(request.issue, {
    fields: [...new Set([...fieldsToSend(context.rules), ...triggerFields(route), ...parentField(context)])],
    properties: [COUNTERPART],
  });
  if (issue === 'not-found') return { is: 'not-found' };
  const out = await judgeScope(ports, context, issue);
  if (out) return { is: 'out-of-scope', why: out };
  const found = await loadRows(ports.store, request.connection, issue.id);
  if (found) return startAgain(ports, request, found);
  const claimed = await completeClaim(ports, { issue: issue.id, property: issue.properties[COUNTERPART] });
  // The claim may be another connection's: then the issue goes on from here as that one's.
  if (claimed === 'completed' && (await loadRows(ports.store, request.connection, issue.id))) {
    return { is: 'runs-already', issue: issue.id };
  }
  return startNew(ports, context, { request, issue, route });
}

async function startNew(
  ports: Ports,
  context: Context,
  start: { request: StartRequest; issue: JiraIssue; route: Route | undefined },
): Promise<StartOutcome> {
  const { request, issue, route } = start;
  const connection = context.connection.id;
  const from = await originOf(ports, connection, issue.id);
  const arrived = from !== undefined && from.hops > 0;
  if (request.by === 'trigger') {
    const triggers = (route?.triggers ?? []).filter((trigger) => !arrived || trigger.fromPartners);
    const follows = !arrived && (await followsParent(ports, context, issue));
    if (!follows && !(await triggerHolds(ports, triggers, issue))) return { is: 'no-trigger' };
  }
  const origin = from ?? { origin: ports.random.token(), hops: 0 };
  const twin = startingTwin(connection, issue.id, nextGeneration(undefined, ports.random.token()), origin);
  const born = await bearTwin(ports, request.by === 'hand' ? { ...twin, byHand: true } : twin, true);
  if (!born) {
    await ring(
      ports,
      { queue: 'changes', v: 1, kind: 'first-sync', connection, issue: issue.id, chain: request.chain + 1 },
      TIMING.busyAgain,
    );
    return { is: 'busy' };
  }
  if (request.by === 'hand') await ring(ports, sendJob(connection, issue.id), 0);
  else await sendChanges(ports, { connection, issue: issue.id, chain: request.chain, read: issue });
  return { is: 'started', issue: issue.id };
}

async function startAgain(
  ports: Ports,
  request: StartRequest,
  found: NonNullable<Awaited<ReturnType<typeof loadRows>>>,
): Promise<StartOutcome> {
  const { connection, issue } = found.twin;
  const ended = found.twin.life === 'unlinked' || found.twin.life === 'deleted';
  if (!ended) {
    // What could not be written here comes again, now that a person wants it.
    const wants = found.twin.aside !== undefined && found.twin.wantFull !== true;
    const unasked = found.twin.life === 'pending' && found.twin.byHand !== true;
    if (request.by === 'hand' && (wants || unasked || found.twin.hold?.why === 'left-there')) {
      const twin = { ...goesOn(found.twin), ...(unasked ? { byHand: true } : {}) };
      const asking = { ...found, twin: wants ? { ...twin, wantFull: true } : twin };
      if (!(await saveRows(ports, found, asking))) return { is: 'busy' };
    }
    await markTwin(ports, connection, issue);
    await ring(ports, sendJob(connection, issue, request.chain + 1), 0);
    return { is: 'runs-already', issue };
  }
  // A tombstone is respected by triggers; only a person begins a new life.
  if (request.by === 'trigger') return { is: 'ended' };
  const begun: Twin = {
    ...newLife(found.twin, nextGeneration(found.twin.gen, ports.random.token())),
    byHand: true,
    life: found.twin.peer ? 'linked' : 'pending',
  };
  const saved = await saveRows(ports, found, { ...found, twin: begun, work: newLifeWork(found.work) }, [
    markChange(ports, connection, issue),
  ]);
  if (!saved) return { is: 'busy' };
  await ring(ports, sendJob(connection, issue), 0);
  await sayBegun(ports, saved.twin);
  return { is: 'started', issue };
}

const parentField = ({ rules }: Context): readonly string[] => (rules.subtasks.follow ? ['parent'] : []);

function triggerFields(route: Route | undefined): readonly string[] {
  return (route?.triggers ?? []).flatMap((trigger) =>
    trigger.fields.flatMap((field) => jiraFieldFor(field) ?? []),
  );
}
