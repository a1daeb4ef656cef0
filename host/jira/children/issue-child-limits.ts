import { JiraError } from '../jira-error.ts';

/** How many of each kind an issue may have (Jira's "issue limits"); one more is refused with 413. */
export const PER_ISSUE = {
  comments: 5_000,
  worklogs: 10_000,
  attachments: 2_000,
  links: 2_000,
  'remote links': 2_000,
} as const;

export function checkRoom(kind: keyof typeof PER_ISSUE, present: number, more = 1): void {
  const limit = PER_ISSUE[kind];
  if (present + more <= limit) return;
  throw new JiraError(413, [`The issue has ${present} ${kind}; the limit per issue is ${limit}.`]);
}
