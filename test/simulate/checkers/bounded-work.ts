import type { FinishedRun } from '../run.ts';

/** Calls that one change may cost on each connection, that one struck call may cost again, and that an hour costs. */
const PER_CHANGE = 20;
const PER_FAULT = 40;
const PER_HOUR = 6;
const GROUND = 60;

/** I14: what the app asks of Jira is bounded by what people did and by what broke, never by its own retries. */
export function checkBoundedWork(run: FinishedRun): string[] {
  const { evidence, history, ground, host } = run;
  const calls = evidence.calls.filter(({ name }) => name.startsWith('jira.')).length;
  const first = evidence.calls[0]?.at ?? host.clock.now();
  const hours = (host.clock.now() - first) / 3_600_000;
  const changes = history.count + history.edits.length + history.issues.length;
  const bound =
    GROUND +
    changes * PER_CHANGE * ground.links.length +
    evidence.struckCalls * PER_FAULT +
    hours * PER_HOUR * ground.sites.length;
  return calls <= bound
    ? []
    : [`I14 ${calls} calls of Jira for ${changes} changes; at most ${Math.ceil(bound)}`];
}
