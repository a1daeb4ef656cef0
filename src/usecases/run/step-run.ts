import { allOf } from '../../core/all-of.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type Due, dueKind } from '../../core/sync/records/due.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { type Run, type RunName, runKey, runKind } from '../../core/sync/records/run.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { epochSeconds, markTwin } from '../twin/mark-twin.ts';
import { ring, runJob, sendJob } from '../twin/ring.ts';
import { countLinked } from './count-linked.ts';
import { startSome } from './start-some.ts';
import { writeRun } from './write-run.ts';

/** Issues of one step: as many as a consumer takes along at once. */
const AT_ONCE = 50;
const MARKS_AT_ONCE = 10;

/** Points that the reads of one step cost here. */
const POINTS = 2 * AT_ONCE;

/** Longer than a step takes; then whoever holds it is dead. */
const LEASE = 120;

/** Seconds to the next step, and to the next look where the run has to wait. */
const NEXT = 5;
const LATER = 30;
const MUCH_LATER = 300;

/** The next step of a run whose job may be lost; its row stands until the run has come to its end or rests. */
export async function stepDueRun(ports: Ports, key: string, due: Due, now: number): Promise<void> {
  const { connection, run: kind } = due;
  if (kind !== undefined) await stepRun(ports, connection, kind);
  const run = kind === undefined ? undefined : await ports.store.get(runKind, runKey(connection, kind));
  if (run?.state !== 'running') return ports.store.delete(dueKind, key);
  await ports.store.put(dueKind, key, { ...due, at: now + MUCH_LATER });
}

/**
 * One step of a run: marks the next issues, for the send to look at. It holds back while points are short, while the
 * issues of the step before still wait, and while the connection rests; paused and cancelled runs do nothing.
 */
export async function stepRun(ports: Ports, connection: string, kind: RunName): Promise<void> {
  const now = epochSeconds(ports.clock);
  const run = await ports.store.get(runKind, runKey(connection, kind));
  if (run?.state !== 'running' || run.due > now || run.until > now) return;
  const wait = await reasonToWait(ports, run, now);
  if (wait) {
    const { waits, seconds } = wait;
    await writeRun(ports, run, { ...run, waits, due: now + seconds });
    if (seconds <= MUCH_LATER) await ring(ports, runJob(connection, kind), seconds);
    return;
  }
  const { waits: _waits, ...goes } = run;
  const total = run.total ?? (await countLinked(ports.store, connection));
  const taken = await writeRun(ports, run, { ...goes, total, until: now + LEASE });
  if (!taken) return;
  if (kind === 'backfill') {
    const next = await startSome(ports, taken, now);
    const written = await writeRun(ports, taken, { ...next, moved: now, until: 0 });
    if (written?.state === 'running') await ring(ports, runJob(connection, kind), written.due - now);
    return;
  }
  const { count, cursor } = await markSome(ports, taken);
  const { cursor: _cursor, ...rest } = taken;
  const moved = { ...rest, done: taken.done + count, moved: now, until: 0 };
  if (cursor === undefined) {
    await writeRun(ports, taken, { ...moved, total: moved.done, state: 'done', due: 0 });
    return;
  }
  await writeRun(ports, taken, { ...moved, cursor, due: now + NEXT });
  await ring(ports, runJob(connection, kind), NEXT);
}

type Wait = { readonly waits: NonNullable<Run['waits']>; readonly seconds: number };

async function reasonToWait(ports: Ports, run: Run, now: number): Promise<Wait | undefined> {
  const connection = await loadConnection(ports, run.connection);
  if (connection?.state !== 'active') return { waits: 'connection', seconds: 2 * MUCH_LATER };
  if ((await ports.budget.left('bulk')) < POINTS) return { waits: 'points', seconds: 3600 - (now % 3600) };
  const query = { index: 'by-connection', partition: [run.connection], from: 1, limit: AT_ONCE };
  const waiting = await ports.store.query(markKind, query);
  return waiting.rows.length >= AT_ONCE ? { waits: 'backlog', seconds: LATER } : undefined;
}

async function markSome(
  ports: Ports,
  { connection, cursor }: Run,
): Promise<{ readonly count: number; readonly cursor?: string | undefined }> {
  const page = await ports.store.query(twinKind, {
    index: 'by-connection',
    partition: [connection],
    from: 'linked',
    to: 'linked',
    limit: AT_ONCE,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const issues = page.rows.map(({ value }) => value.issue);
  for (let from = 0; from < issues.length; from += MARKS_AT_ONCE)
    await allOf(issues.slice(from, from + MARKS_AT_ONCE).map((issue) => markTwin(ports, connection, issue)));
  // One that has something to send takes the other marked ones along.
  const [first] = issues;
  if (first !== undefined) await ring(ports, sendJob(connection, first), 0);
  return { count: issues.length, cursor: page.cursor };
}
