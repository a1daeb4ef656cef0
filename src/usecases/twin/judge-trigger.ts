import type { Log } from '../../core/ports/environment.ts';
import type { Jira, JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { CompiledQuery } from '../../core/rules/compiled-query.ts';
import { evaluateTrigger } from '../../core/trigger/evaluate-trigger.ts';
import { issueFacts } from '../../core/trigger/issue-facts.ts';

/** Whether one of the triggers takes the issue in: by its values where they decide it, else by Jira's search. */
export async function triggerHolds(
  ports: { readonly jira: Jira; readonly log: Log },
  triggers: readonly CompiledQuery[],
  issue: JiraIssue,
): Promise<boolean> {
  const facts = issueFacts(issue);
  const verdicts = triggers.map((trigger) => evaluateTrigger(trigger.tree, facts));
  if (verdicts.includes('true')) return true;
  for (const [index, trigger] of triggers.entries()) {
    if (verdicts[index] !== 'unknown') continue;
    if (await holdsBySearch(ports, trigger.jql, issue.id)) return true;
  }
  return false;
}

/** What a trigger names may be gone: then Jira refuses its query, the page of triggers says so, and it takes nothing in. */
async function holdsBySearch(
  ports: { readonly jira: Jira; readonly log: Log },
  jql: string,
  issue: string,
): Promise<boolean> {
  try {
    return await foundBySearch(ports, jql, issue);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'invalid') throw error;
    ports.log.note('trigger.refused-by-jira', { issue });
    return false;
  }
}

/** Whether Jira's own search finds the issue by a query, also where its index lags behind. */
export async function foundBySearch(
  ports: { readonly jira: Pick<Jira, 'searchIssues'> },
  jql: string,
  issue: string,
): Promise<boolean> {
  const found = await ports.jira.searchIssues(`(${withoutOrder(jql)}) AND id = ${issue}`, {
    fields: ['updated'],
    limit: 1,
    reconcile: [issue],
  });
  return found.some((one) => one.id === issue);
}

/** ORDER BY stands last in a query and says nothing about what is found. */
function withoutOrder(jql: string): string {
  return jql.replace(/\border\s+by\b[^"']*$/i, '').trim() || 'id > 0';
}
