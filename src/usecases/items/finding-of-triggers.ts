import { type Finding, inOrder, stoppedBy } from '../../core/diagnosis/why-not.ts';
import type { Jira, JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { CompiledQuery } from '../../core/rules/compiled-query.ts';
import type { Version } from '../../core/rules/version.ts';
import { clausesToAsk, type FailingClause, judgeClauses } from '../../core/trigger/failing-clauses.ts';
import { issueFacts } from '../../core/trigger/issue-facts.ts';
import { triggerQuery } from '../../core/trigger/trigger-query.ts';
import { foundBySearch } from '../twin/judge-trigger.ts';

interface AskPorts {
  readonly jira: Pick<Jira, 'searchIssues'>;
}

/** Clauses of one query that Jira's search is asked about. */
const MOST_ASKED = 6;

/** Whether the triggers of these rules take the work item, and which clause of which keeps it out. */
export async function findingOfTriggers(
  ports: AskPorts,
  version: Version,
  issue: JiraIssue,
  arrived: boolean,
): Promise<Finding> {
  const active = version.triggers.filter((trigger) => trigger.active);
  if (active.length === 0)
    return stoppedBy('trigger', 'start:no-trigger', ...version.triggers.map(({ jql }) => `(off) ${jql}`));
  const details: string[] = [];
  let leavesOut = false;
  for (const trigger of active) {
    const query = version.compiled?.find(({ jql }) => jql === triggerQuery(trigger));
    const why = query === undefined ? [] : await whyNotTaken(ports, query, issue);
    if (why.length === 0 && arrived && !trigger.fromPartners) leavesOut = true;
    else if (why.length === 0) return inOrder('trigger', trigger.jql);
    details.push(`${trigger.jql}: ${clausesInWords(why)}`);
  }
  return stoppedBy('trigger', leavesOut ? 'start:from-partner' : 'start:trigger-false', ...details);
}

/** The failing clauses with what the work item holds instead. */
export const clausesInWords = (clauses: readonly FailingClause[]): string =>
  clauses
    .map(({ clause, holds }) => (holds === undefined ? clause : `${clause} (it is ${holds})`))
    .join('; ');

/** Clauses of a query that keep a work item out; none where the query takes it. */
export async function whyNotTaken(
  ports: AskPorts,
  { tree, jql }: CompiledQuery,
  issue: JiraIssue,
): Promise<readonly FailingClause[]> {
  const facts = issueFacts(issue);
  const known = new Map<string, boolean>();
  const before = judgeClauses(tree, facts, known);
  if (before.verdict === 'true') return [];
  if (before.verdict === 'unknown') {
    for (const clause of clausesToAsk(tree, facts, MOST_ASKED)) {
      const holds = await holdsBySearch(ports, clause, issue.id);
      if (holds !== undefined) known.set(clause, holds);
    }
  }
  const after = judgeClauses(tree, facts, known);
  if (after.verdict !== 'unknown') return after.failing;
  return (await holdsBySearch(ports, jql, issue.id)) === true ? [] : after.failing;
}

/** Undefined: Jira no longer takes the clause, as what it names is gone. */
async function holdsBySearch(ports: AskPorts, clause: string, issue: string): Promise<boolean | undefined> {
  try {
    return await foundBySearch(ports, clause, issue);
  } catch (error) {
    if (error instanceof PortError && error.code === 'invalid') return undefined;
    throw error;
  }
}
