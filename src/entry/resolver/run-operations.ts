import { runCancel, runGet, runPause, runResume } from '../../contract/runs.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { RunName } from '../../core/sync/records/run.ts';
import type { SeenRun } from '../../wiring/resolver.ts';
import { adminOfConnection, lookingOn, mayTendConnection, siteAdmin } from './rights.ts';
import { type Right, type ServedOperation, serve } from './serve-operation.ts';

type Asked = { readonly connection: string; readonly kind: RunName };

/** A backfill belongs to its trigger, which an admin of the space may have saved; other runs to the site. */
const mayOf =
  (backfill: Right<{ connection: string }>): Right<Asked> =>
  (app, caller, asked) =>
    asked.kind === 'backfill' ? backfill(app, caller, asked) : siteAdmin(app, caller, asked);

export const runOperations: readonly ServedOperation[] = [
  serve(runGet, lookingOn(runGet, mayOf(adminOfConnection)), async (app, asked) =>
    shown(await app.seeRun(asked)),
  ),
  serve(runPause, mayOf(mayTendConnection), async (app, asked) => shown(await app.steerRun(asked, 'pause'))),
  serve(runResume, mayOf(mayTendConnection), async (app, asked) =>
    shown(await app.steerRun(asked, 'resume')),
  ),
  serve(runCancel, mayOf(mayTendConnection), async (app, asked) =>
    shown(await app.steerRun(asked, 'cancel')),
  ),
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
