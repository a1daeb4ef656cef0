import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Store } from '../../core/ports/store.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { newRun, type Run, runDue, runKey, runKind } from '../../core/sync/records/run.ts';
import { triggerQuery } from '../../core/trigger/trigger-query.ts';
import { unsyncedJql } from '../../core/trigger/unsynced-jql.ts';
import { triggerScope } from '../rules/trigger-scope.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, runJob } from '../twin/ring.ts';
import { writeRun } from './write-run.ts';

interface BackfillPorts {
  readonly store: Store;
  readonly jira: Pick<JiraQueries, 'count'>;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
}

/** A trigger published a moment ago is known to every process after so many seconds. */
const ROUTES_LAG = 3;

/** Begins to start what a trigger in force finds and what is not under sync. One at a time per connection. */
export async function beginBackfill(
  ports: BackfillPorts,
  { connection, id }: { readonly connection: string; readonly id: string },
): Promise<Attempt<Run>> {
  const found = await triggerScope(ports, connection);
  if (!found.ok) return found;
  const { version, scope } = found.value;
  const trigger = version?.triggers.find((one) => one.id === id);
  if (!trigger?.active) return failed(notInForce);
  if (version?.scope.methods.out !== 'automatic') return failed(notAutomatic);
  const now = epochSeconds(ports.clock);
  const key = runKey(connection, 'backfill');
  const before = await ports.store.get(runKind, key);
  if (before?.state === 'running' || before?.state === 'paused') return failed(underWay);
  const total =
    scope.projects.length === 0 ? 0 : await ports.jira.count(unsyncedJql(scope, triggerQuery(trigger)));
  const begins = { connection, kind: 'backfill', due: now + ROUTES_LAG } as const;
  const run: Run = { ...newRun(begins, { token: ports.random.token(), now }), trigger: id, total };
  const due = runDue(run, run.due);
  await ports.store.put(dueKind, `${due.at}:${ports.random.token()}`, due);
  const begun = before ? await writeRun(ports, before, run) : await bornRun(ports, key, run);
  if (!begun) return failed(underWay);
  await ring(ports, runJob(connection, 'backfill'), ROUTES_LAG);
  return done(begun);
}

const bornRun = async ({ store }: BackfillPorts, key: string, run: Run): Promise<Run | undefined> =>
  (await store.create(runKind, key, run)) ? run : undefined;

const notInForce: Explained = {
  code: 'trigger-not-in-force',
  message: 'The trigger is off, was deleted, or waits in the draft of the rules.',
  next: 'Turn it on first, or have the draft published.',
};

const notAutomatic: Explained = {
  code: 'trigger-not-heeded',
  message: 'The rules in force start no work item by a trigger: the direction out is manual or off.',
  next: 'Set it to automatic in the scope of the rules, or sync single work items by hand.',
};

const underWay: Explained = {
  code: 'backfill-under-way',
  message: 'Another backfill of this connection is under way.',
  next: 'Wait for its end or cancel it, then begin this one.',
};
