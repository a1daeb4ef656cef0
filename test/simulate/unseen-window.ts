import type { FinishedRun } from './run.ts';

/**
 * Jira has no conditional write: an edit between the app's read and its write of the same issue is overwritten
 * unseen. It is the one documented window in which an edit may be lost, so the checks must know of it.
 */
export function overwrittenUnseen(
  run: FinishedRun,
  edit: { readonly site: string; readonly issue: string; readonly at: number },
): boolean {
  const path = `/rest/api/3/issue/${edit.issue}`;
  const writes = [`jira.PUT ${path}`, `jira.POST ${path}/transitions`];
  const { calls } = run.evidence;
  const { state } = run.host.site(edit.site).jira;
  const app = run.host.site(edit.site).installation?.appAccountId;
  return calls.some((write) => {
    if (write.site !== edit.site || !writes.includes(write.name)) return false;
    const read = calls.findLast(
      ({ invocation, name, at }) =>
        invocation === write.invocation && at <= write.at && name === `jira.GET ${path}`,
    );
    const entry = state.changes
      .by('issue', edit.issue)
      .find(({ created, authorId }) => authorId === app && created >= write.at);
    return read !== undefined && entry !== undefined && read.at < edit.at && edit.at <= entry.created;
  });
}
