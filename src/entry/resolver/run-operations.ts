import { runCancel, runGet, runPause, runResume } from '../../contract/runs.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { SeenRun } from '../../wiring/resolver.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const runOperations: readonly ServedOperation[] = [
  serve(runGet, siteAdmin, async (app, asked) => shown(await app.seeRun(asked))),
  serve(runPause, siteAdmin, async (app, asked) => shown(await app.steerRun(asked, 'pause'))),
  serve(runResume, siteAdmin, async (app, asked) => shown(await app.steerRun(asked, 'resume'))),
  serve(runCancel, siteAdmin, async (app, asked) => shown(await app.steerRun(asked, 'cancel'))),
];

function shown(attempt: Attempt<SeenRun>) {
  if (!attempt.ok) return attempt;
  const { run, estimate } = attempt.value;
  const { issues, here, there, minutes } = estimate;
  return done({
    ...(run === undefined ? {} : { run: shownRun(run) }),
    estimate: { issues, points: { here, there }, minutes },
  });
}

function shownRun({ kind, state, done: looked, total, begun, moved, waits }: NonNullable<SeenRun['run']>) {
  return {
    kind,
    state,
    done: looked,
    ...(total === undefined ? {} : { total }),
    begun: begun * 1000,
    moved: moved * 1000,
    ...(waits === undefined ? {} : { waits }),
  };
}
