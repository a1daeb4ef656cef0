import type { JiraIssue } from '../ports/jira.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { runOutgoing } from '../rules/run-outgoing.ts';
import { isPaused } from './loop-breaker.ts';
import { rememberedPaths } from './remembered-paths.ts';
import type { Rows } from './rows.ts';
import { scopeVerdict } from './scope.ts';
import { shadowOf } from './shadow.ts';
import { TIMING } from './timing.ts';

/** Days in which every twin is looked at once. */
const ROUND_DAYS = 28;

/** Issue ids are numbers: their last digits spread a site's twins over the days. */
export function isDueOn(day: number, issue: string): boolean {
  return Number(issue.slice(-6)) % ROUND_DAYS === day % ROUND_DAYS;
}

/**
 * Why an issue as read is to be looked at like one that has changed; undefined where it stands as the rows say.
 * `issue` undefined: the app cannot see it.
 */
export function suspect(
  rules: CompiledRules,
  key: string,
  rows: Rows,
  issue: JiraIssue | undefined,
): 'not-seen' | 'seen-again' | 'moved' | 'newer' | 'older' | 'differs' | undefined {
  const { twin } = rows;
  if (twin.life !== 'linked' && twin.life !== 'left-scope') return undefined;
  const hidden = twin.hold?.why === 'not-visible';
  // What waits for a person, or by the schedule, is known already.
  if (twin.hold && !hidden) return undefined;
  // A bulk read leaves archived issues out, too.
  if (!issue) return hidden || twin.life === 'left-scope' ? undefined : 'not-seen';
  if (hidden) return 'seen-again';
  const scope = scopeVerdict(rules, issue);
  if (scope !== 'ask' && (scope === 'in') !== (twin.life === 'linked')) return 'moved';
  if (twin.life === 'left-scope') return undefined;
  if (issue.updated > twin.seen) return 'newer';
  if (twin.seen - issue.updated > TIMING.restoredMargin * 1000) return 'older';
  const local = runOutgoing(rules, key, issue.fields, 'always', rememberedPaths(rows));
  const differs = Object.entries(local).some(
    ([path, { out }]) =>
      !isPaused(twin, path) &&
      twin.unwritten?.includes(path) !== true &&
      shadowOf(twin.shadow, path).sent !== out,
  );
  return differs ? 'differs' : undefined;
}
