import type { Clock } from '../../core/ports/environment.ts';
import type { Jira, JiraStatus, JiraTransition } from '../../core/ports/jira.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Version } from '../../core/rules/version.ts';
import { type KnownWorkflow, waysOf, withStatuses, withWays } from '../../core/workflow/known-workflow.ts';
import { keepWorkflow, loadWorkflow, workflowKey } from '../incoming/known-workflow.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

export interface SurveyPorts {
  readonly store: Store;
  readonly memo: Memo;
  readonly clock: Clock;
  readonly jira: Pick<Jira, 'project' | 'statuses' | 'transitions' | 'searchIssues'>;
}

/** One workflow as far as work items show it. */
export interface SurveyedWorkflow {
  readonly statuses: readonly JiraStatus[];
  /** Status id -> its ways out; a status in which no work item stands has no entry. */
  readonly ways: Readonly<Record<string, readonly JiraTransition[]>>;
}

/** Jira reads of one survey, and what it looks at: a person waits for it. */
const MOST_READS = 60;
const MOST_SPACES = 3;
const MOST_TYPES = 8;

/**
 * The workflows of the spaces in scope: what is known of them already, and what Jira shows of the rest on work items
 * that stand in each status. What was learned is kept for whoever moves work items next.
 */
export async function surveyWorkflows(
  ports: SurveyPorts,
  { projects }: Version['scope'],
): Promise<readonly SurveyedWorkflow[]> {
  const reads = { left: MOST_READS };
  const seen: SurveyedWorkflow[] = [];
  for (const { id } of projects.slice(0, MOST_SPACES)) {
    const project = await ports.jira.project(id);
    if (project === 'not-found') continue;
    for (const type of project.issueTypes.slice(0, MOST_TYPES))
      seen.push(await surveyType(ports, project.id, type.id, reads));
  }
  return seen;
}

async function surveyType(
  ports: SurveyPorts,
  project: string,
  type: string,
  reads: { left: number },
): Promise<SurveyedWorkflow> {
  const key = workflowKey(project, type);
  const before = await loadWorkflow(ports, key);
  let known: KnownWorkflow = before;
  const now = epochSeconds(ports.clock);
  if (known.all === undefined && reads.left > 0) {
    reads.left -= 1;
    known = withStatuses(known, await ports.jira.statuses(project, type), now);
  }
  for (const { id } of known.all?.statuses ?? []) {
    if (Object.hasOwn(known.ways, id) || reads.left < 2) continue;
    reads.left -= 2;
    const ways = await waysOut(ports, { project, type, status: id });
    if (ways !== undefined) known = withWays(known, id, ways, now);
  }
  await keepWorkflow(ports, key, before, known);
  return { statuses: known.all?.statuses ?? [], ways: waysOf(known) };
}

/** The ways out of a status as a work item has them that stands there; undefined where none shows them. */
async function waysOut(
  { jira }: SurveyPorts,
  { project, type, status }: { readonly project: string; readonly type: string; readonly status: string },
): Promise<readonly JiraTransition[] | undefined> {
  const jql = `project = ${project} AND issuetype = ${type} AND status = ${status} ORDER BY updated DESC`;
  try {
    const [issue] = await jira.searchIssues(jql, { fields: ['status'], limit: 1 });
    const ways = issue ? await jira.transitions(issue.id) : 'not-found';
    return ways === 'not-found' || ways.length === 0 ? undefined : ways;
  } catch (error) {
    // A status or type that Jira does not search for costs its ways, not the whole answer.
    if (!(error instanceof PortError) || error.code !== 'invalid') throw error;
    return undefined;
  }
}
