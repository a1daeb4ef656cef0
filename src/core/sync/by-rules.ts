import { MEMBER_GONE } from '../replica/fingerprint.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { Version } from '../rules/version.ts';
import type { Twin } from './records/twin.ts';
import { movedShadow, type ShadowPath, shadowOf } from './shadow.ts';

/** What became of issues under sync when a version was published. */
export type Existing = NonNullable<Version['published']>['existing'];

/** What one version makes of the issue as it is now. */
export interface VersionRun {
  readonly local: LocalPaths;
  readonly existing: Existing;
}

export interface ByRules {
  /** Paths that cross although nobody edited them. */
  readonly cross: readonly string[];
  /** The twin with those that are not to cross taken for agreed, so that the next edit of them crosses. */
  readonly twin: Twin;
}

/** A process may use rules for a while after others were published, and an answer may be so long on its way. */
const MARGIN = 120;

/** When the twin was last in step with the rules of its time, epoch seconds. */
export const inStepAt = (twin: Twin): number => twin.asOf ?? twin.synced ?? 0;

/** Whether the values that the peer has may have been made by an earlier version than that of `since`. */
export function isBehind(twin: Twin, since: number): boolean {
  return twin.full !== true && twin.life !== 'pending' && inStepAt(twin) < since + MARGIN;
}

/** What an apply must keep of a twin that is behind: it moves the time of the last sync, but not the other paths. */
export function stillBehind(twin: Twin, since: number): Pick<Twin, 'asOf'> {
  return isBehind(twin, since) ? { asOf: inStepAt(twin) } : {};
}

/**
 * Tells the paths that differ from what the peer has only because other rules were published. `runs`: what the
 * versions since the twin was in step make of the issue, oldest first, the one in force last. A path is nobody's
 * edit if the oldest of them would still send what the peer has; the version that made it different says whether
 * it crosses. Nothing is ever emptied by rules alone.
 */
export function byRules(twin: Twin, runs: readonly VersionRun[]): ByRules {
  const [oldest, ...later] = runs;
  const now = runs.at(-1)?.local ?? {};
  const cross: string[] = [];
  const adopted: Record<string, ShadowPath> = {};
  for (const [path, here] of Object.entries(oldest && later.length > 0 ? now : {})) {
    const { sent } = shadowOf(twin.shadow, path);
    const before = outOf(oldest?.local, path);
    if (here.out === sent || before !== sent || twin.owed?.includes(path) === true) continue;
    const changedBy = later.findLast(
      (run, index) => outOf(run.local, path) !== outOf(runs[index]?.local, path),
    );
    const says = here.value.value !== null && changedBy?.existing !== 'not';
    if (says) cross.push(path);
    else adopted[path] = { sent: here.out, known: here.local };
  }
  const moved = Object.keys(adopted).length > 0;
  return { cross, twin: moved ? { ...twin, shadow: movedShadow(twin.shadow, adopted) } : twin };
}

/** A member of a set that a version does not send is gone, as the shadow takes it. */
function outOf(local: LocalPaths | undefined, path: string): string | undefined {
  return local?.[path]?.out ?? (path.includes('/') ? MEMBER_GONE : undefined);
}
