import type { FinishedRun } from '../run.ts';

/** I16: the app deletes no issue, and no comment, worklog or file but its own copy of one that is gone at its origin. */
export function checkDeletion(run: FinishedRun): string[] {
  const { comments, worklogs } = run.history;
  const idsOf = (made: readonly { readonly id: string; readonly deleted: boolean }[]) =>
    new Set(made.filter((one) => one.deleted).map((one) => one.id));
  const gone = { comment: idsOf(comments), worklog: idsOf(worklogs) };
  return run.evidence.calls.flatMap(({ site, name }) => {
    if (!name.startsWith('jira.DELETE ')) return [];
    const [, kind, child] = /\/issue\/\d+\/(comment|worklog)\/(\d+)$/.exec(name) ?? [];
    if (kind !== 'comment' && kind !== 'worklog') return [`I16 ${site} ${name}`];
    const copy = run.evidence.creates.find(
      (one) => one.kind === kind && one.site === site && one.id === child,
    );
    const origin = copyOf(copy?.property);
    if (copy === undefined) return [`I16 ${site} deletes a ${kind} that is not its own: ${name}`];
    return origin !== undefined && gone[kind].has(origin)
      ? []
      : [`I16 ${site} deletes a ${kind} that still stands: ${name}`];
  });
}

function copyOf(property: unknown): string | undefined {
  if (typeof property !== 'object' || property === null || !('child' in property)) return undefined;
  return String(property.child);
}
