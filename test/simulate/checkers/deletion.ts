import type { FinishedRun } from '../run.ts';

/** I16: the app deletes no issue, and no comment or file but its own copy of one that is gone at its origin. */
export function checkDeletion(run: FinishedRun): string[] {
  const deletes = run.evidence.calls.filter(({ name }) => name.startsWith('jira.DELETE '));
  const gone = new Set(run.history.comments.filter((one) => one.deleted).map((one) => one.id));
  return deletes.flatMap(({ site, name }) => {
    const child = /\/issue\/\d+\/comment\/(\d+)$/.exec(name)?.[1];
    if (child === undefined) return [`I16 ${site} ${name}`];
    const copy = run.evidence.creates.find(
      (one) => one.kind === 'comment' && one.site === site && one.id === child,
    );
    const origin = copyOf(copy?.property);
    if (copy === undefined) return [`I16 ${site} deletes a comment that is not its own: ${name}`];
    return origin !== undefined && gone.has(origin)
      ? []
      : [`I16 ${site} deletes a comment that still stands: ${name}`];
  });
}

function copyOf(property: unknown): string | undefined {
  if (typeof property !== 'object' || property === null || !('child' in property)) return undefined;
  return String(property.child);
}
