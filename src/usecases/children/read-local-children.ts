import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { CompiledRules } from '../../core/rules/compile-version.ts';
import { asksWhatIsShown, filesShown } from '../../core/sync/children/attachment-filter.ts';
import { type Letter, letterOf, sendsOut } from '../../core/sync/children/child-kind.ts';
import { type LocalChildren, localChildren } from '../../core/sync/children/local-children.ts';
import { fromJiraComments } from '../../core/sync/children/local-comments.ts';
import { remoteLinksFrom } from '../../core/sync/children/local-links.ts';
import { worklogsFrom } from '../../core/sync/children/local-worklogs.ts';

/**
 * Every child of an issue just read that may cross: what the issue read cuts off, or does not hold, is read by
 * its own endpoint.
 */
export async function readLocalChildren(
  { jira }: Pick<Ports, 'jira'>,
  rules: CompiledRules,
  issue: JiraIssue,
): Promise<LocalChildren> {
  let found = localChildren(issue.fields);
  const wants = (k: 'comment' | 'worklog' | 'remoteLink') =>
    sendsOut(rules, k) && !found.complete.includes(letterOf(k));
  if (wants('comment') && isCutOff(issue.fields['comment'])) {
    const { comments, complete } = await jira.readComments(issue.id);
    found = completed({ ...found, comments: fromJiraComments(comments, issue.fields) }, 'c', complete);
  }
  if (wants('worklog') && isCutOff(issue.fields['worklog'])) {
    const { list, complete } = await jira.readWorklogs(issue.id);
    const worklogs = worklogsFrom(list);
    found = completed({ ...found, worklogs }, 'w', complete && worklogs.length === list.length);
  }
  if (wants('remoteLink')) {
    const { list, complete } = await jira.readRemoteLinks(issue.id);
    const links = remoteLinksFrom(list);
    found = completed({ ...found, remoteLinks: links.list }, 'r', complete && links.complete);
  }
  if (asksWhatIsShown(rules)) {
    found = { ...found, shown: filesShown(issue.fields['description'], found) };
  }
  return found;
}

/** The field names more than it shows; where it is missing altogether nothing is known. */
function isCutOff(field: unknown): boolean {
  return typeof field === 'object' && field !== null && 'total' in field;
}

function completed(children: LocalChildren, letter: Letter, complete: boolean): LocalChildren {
  return complete ? { ...children, complete: [...children.complete, letter] } : children;
}
