import type { Jira, JiraIssue } from '../../core/ports/jira.ts';
import { type OutOfScope, scopeVerdict } from '../../core/sync/scope.ts';
import { foundBySearch } from './judge-trigger.ts';
import type { Context } from './load-context.ts';

/** Why an issue just read is out of scope; undefined where it is in. Jira's search is asked only where the values do not decide. */
export async function judgeScope(
  ports: { readonly jira: Pick<Jira, 'searchIssues'> },
  { rules }: Pick<Context, 'rules'>,
  issue: JiraIssue,
): Promise<OutOfScope | undefined> {
  const verdict = scopeVerdict(rules, issue);
  if (verdict === 'in') return undefined;
  if (verdict !== 'ask') return verdict;
  const found = await foundBySearch(ports, rules.filter?.jql ?? '', issue.id);
  return found ? undefined : 'filter';
}
