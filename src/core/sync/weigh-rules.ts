import type { JiraIssue } from '../ports/jira.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { Twin } from './records/twin.ts';
import { scopeVerdict } from './scope.ts';
import { shadowOf } from './shadow.ts';

/** What other rules would do to one issue under sync that nobody edits. */
export interface Effect {
  /** A value would become another one at the partner. */
  readonly changes: boolean;
  /** A value that crosses now would cross no more; what the partner has of it stays. */
  readonly stops: boolean;
  /** The issue would be out of scope: nothing of it would cross. */
  readonly leaves: boolean;
}

export interface Run {
  readonly rules: CompiledRules;
  /** What the rules make of the issue as read. */
  readonly local: LocalPaths;
}

/** Compares what the rules in force and those to come make of one issue; nothing is emptied by rules alone. */
export function effectOf(twin: Twin, issue: JiraIssue, before: Run, after: Run): Effect {
  const leaves = isIn(before.rules, issue) && !isIn(after.rules, issue);
  const others = Object.entries(after.local).filter(([path, { out }]) => before.local[path]?.out !== out);
  const changes = others.some(
    ([path, { out, value }]) => value.value !== null && shadowOf(twin.shadow, path).sent !== out,
  );
  const stops = Object.entries(before.local).some(
    ([path, { value }]) => value.value !== null && after.local[path] === undefined,
  );
  return { changes: changes && !leaves, stops: stops && !leaves, leaves };
}

/** Where only Jira's search could tell, the issue is taken to be in. */
function isIn(rules: CompiledRules, issue: JiraIssue): boolean {
  const verdict = scopeVerdict(rules, issue);
  return verdict === 'in' || verdict === 'ask';
}
