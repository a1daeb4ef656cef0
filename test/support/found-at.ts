import type { JoinedSites } from './joined-sites.ts';

/** Which of these words stand anywhere at a company: in its Jira, in what its app keeps, or on the way to it. */
export function foundAt<Name extends string>(
  { host }: Pick<JoinedSites<Name>, 'host'>,
  site: Name,
  words: readonly string[],
): string[] {
  const { state } = host.site(site).jira;
  const jira = [state.issues.all(), state.comments.all(), state.attachments.all()].map((all) => [...all]);
  const text = JSON.stringify([jira, host.host.records(site, '')]);
  return words.filter((word) => text.includes(word));
}
