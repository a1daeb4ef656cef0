import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { JiraBudget } from '../../core/ports/jira-budget.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Store } from '../../core/ports/store.ts';
import { estimateRun, type RunEstimate } from '../../core/sync/estimate-run.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { type Run, type RunName, runDue, runKey, runKind } from '../../core/sync/records/run.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, runJob } from '../twin/ring.ts';
import { countLinked } from './count-linked.ts';
import { writeRun } from './write-run.ts';

interface RunPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
  readonly budget: JiraBudget;
}

/** A run as it stands, where there is one, and what one that begins now would take. */
export interface SeenRun {
  readonly run?: Run;
  readonly estimate: RunEstimate;
}

export interface RunAsked {
  readonly connection: string;
  readonly kind: RunName;
}

export async function seeRun(ports: RunPorts, { connection, kind }: RunAsked): Promise<Attempt<SeenRun>> {
  if (!(await ports.store.get(connectionKind, connection))) return failed(noSuchConnection(connection));
  const run = await ports.store.get(runKind, runKey(connection, kind));
  const issues = kind === 'backfill' ? (run?.total ?? 0) : await countLinked(ports.store, connection);
  const estimate = estimateRun(issues, await ports.budget.left('bulk'));
  return done({ ...(run === undefined ? {} : { run }), estimate });
}

/** What a person may do to a run: hold it, let it go on, or end it. What was marked before goes its way. */
export type Steer = 'pause' | 'resume' | 'cancel';

export async function steerRun(ports: RunPorts, asked: RunAsked, steer: Steer): Promise<Attempt<SeenRun>> {
  const { connection, kind } = asked;
  const fault = await untilWritten<Explained | undefined>(`The run of ${connection} was`, async () => {
    const run = await ports.store.get(runKind, runKey(connection, kind));
    if (run?.state !== 'running' && run?.state !== 'paused') return { end: NOT_UNDER_WAY };
    const written = await writeRun(ports, run, steered(run, steer, epochSeconds(ports.clock)));
    return written ? { end: undefined } : 'again';
  });
  if (fault) return failed(fault);
  if (steer === 'resume') await goOn(ports, asked);
  return seeRun(ports, asked);
}

async function goOn(ports: RunPorts, asked: RunAsked): Promise<void> {
  const due = runDue(asked, epochSeconds(ports.clock));
  await ports.store.put(dueKind, `${due.at}:${ports.random.token()}`, due);
  await ring(ports, runJob(asked.connection, asked.kind), 0);
}

function steered(run: Run, steer: Steer, now: number): Run {
  const { waits: _waits, ...rest } = run;
  // A step that is under way notices that the run was written, and its progress is made again.
  if (steer === 'resume') return { ...rest, state: 'running', due: now, until: 0 };
  return { ...rest, state: steer === 'pause' ? 'paused' : 'cancelled', due: 0, until: 0 };
}

const NOT_UNDER_WAY: Explained = {
  code: 'run-not-under-way',
  message: 'There is no such run under way: it is done, was cancelled, or never begun.',
  next: 'Load the page again to see how it stands.',
};
