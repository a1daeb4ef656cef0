import type { JiraIssue, JiraTransition } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { withStatuses, withWays } from '../../core/workflow/known-workflow.ts';
import type { NextWrite } from '../../core/workflow/next-write.ts';
import type { Writing } from '../../core/workflow/writing.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { issueTypeOf } from './known-workflow.ts';

/** Reads what is not known of the workflow. PortError where Jira does not answer. */
export async function learn(
  ports: Pick<ReadingPorts, 'jira' | 'clock'>,
  issue: JiraIssue,
  writing: Writing,
  next: Extract<NextWrite, { do: 'look' | 'list' | 'ask' }>,
): Promise<Writing> {
  const now = epochSeconds(ports.clock);
  switch (next.do) {
    case 'look': {
      const at = writing.at?.id ?? '';
      const ways = await ports.jira.transitions(issue.id);
      if (ways === 'not-found') throw new PortError('unavailable', `Work item ${issue.id} is gone or hidden`);
      return {
        ...writing,
        known: withWays(writing.known, at, ways, now),
        fresh: new Set([...writing.fresh, at]),
      };
    }
    case 'list': {
      const statuses = await ports.jira.statuses(issue.project.id, issueTypeOf(issue) ?? '');
      return { ...writing, known: withStatuses(writing.known, statuses, now) };
    }
    case 'ask': {
      const ways = await waysOfAnother(ports, issue, next.status);
      const asked = { ...writing, asked: new Set([...writing.asked, next.status]) };
      return ways ? { ...asked, known: withWays(writing.known, next.status, ways, now) } : asked;
    }
  }
}

/** The ways out of a status as another issue of the same workflow has them: nothing need be moved to see them. */
async function waysOfAnother(
  ports: Pick<ReadingPorts, 'jira' | 'clock'>,
  issue: JiraIssue,
  status: string,
): Promise<readonly JiraTransition[] | undefined> {
  const type = issueTypeOf(issue);
  if (type === undefined) return undefined;
  const [other] = await ports.jira.searchIssues(
    `project = ${issue.project.id} AND issuetype = ${type} AND status = ${status} ORDER BY updated DESC`,
    { fields: ['status'], limit: 1 },
  );
  const ways = other ? await ports.jira.transitions(other.id) : 'not-found';
  // An archived issue, or one that the app may not move, has no way out: that says nothing of the workflow.
  return ways === 'not-found' || ways.length === 0 ? undefined : ways;
}
