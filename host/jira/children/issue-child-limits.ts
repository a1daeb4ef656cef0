import { JIRA } from '../../../src/core/limits.ts';
import { JiraError } from '../jira-error.ts';

/** How many of each kind an issue may have (Jira's "issue limits"); one more is refused with 413. */
const PER_ISSUE = {
  comments: JIRA.commentsPerIssue,
  worklogs: JIRA.worklogsPerIssue,
  attachments: JIRA.attachmentsPerIssue,
  links: JIRA.linksPerIssue,
  'remote links': JIRA.remoteLinksPerIssue,
} as const;

export function checkRoom(kind: keyof typeof PER_ISSUE, present: number, more = 1): void {
  const limit = PER_ISSUE[kind];
  if (present + more <= limit) return;
  throw new JiraError(413, [`The issue has ${present} ${kind}; the limit per issue is ${limit}.`]);
}
