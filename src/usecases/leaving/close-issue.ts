import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { afterStep } from '../../core/workflow/after-write.ts';
import { nextWrite } from '../../core/workflow/next-write.ts';
import { beginWriting, type Reason, type Writing } from '../../core/workflow/writing.ts';
import { issueTypeOf, loadWorkflow, statusOf, workflowKey } from '../incoming/known-workflow.ts';
import { learn } from '../incoming/learn-workflow.ts';

const TURNS_MAX = 60;
const PATH = 'status';

/** Walks an issue to a finished status of its workflow; answers why, where none can be reached. */
export async function closeIssue(ports: Ports, issue: JiraIssue): Promise<'closed' | Reason> {
  const status = statusOf(issue);
  if (status?.category === 'done') return 'closed';
  const type = issueTypeOf(issue) ?? '';
  const finished = (await ports.jira.statuses(issue.project.id, type)).filter(
    ({ category }) => category === 'done',
  );
  const known = await loadWorkflow(ports, workflowKey(issue.project.id, type));
  let why: Reason = { why: 'The workflow has no finished status.', next: 'Close the work item by hand.' };
  for (const { name } of finished) {
    const writing = await walk(
      ports,
      issue,
      beginWriting({
        left: { [PATH]: { ok: true, field: 'status', raw: { name }, local: name } },
        partial: {},
        fields: issue.fields,
        fillers: {},
        known,
        override: 'untried',
        status,
      }),
    );
    if (writing.written[PATH]) return 'closed';
    why = writing.reasons[PATH] ?? why;
    if (writing.moves.length > 0) return why;
  }
  return why;
}

async function walk(ports: Ports, issue: JiraIssue, first: Writing): Promise<Writing> {
  let writing = first;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const next = nextWrite(writing);
    switch (next.do) {
      case 'look':
      case 'list':
      case 'ask':
        writing = await learn(ports, issue, writing, next);
        break;
      case 'step': {
        const result = await ports.jira.transitionIssue(issue.id, next.transition.id, { fields: {} });
        if (result === 'not-found') return writing;
        writing = afterStep(writing, next, result);
        break;
      }
      case 'turn-back':
        writing = { ...writing, blocked: next.why };
        break;
      case 'aside':
        return { ...writing, reasons: { ...writing.reasons, [next.path]: next.reason } };
      // Nothing but the status is to be written.
      case 'check':
      case 'edit':
      case 'end':
        return writing;
    }
  }
  throw new Error(`The path of issue ${issue.id} through its workflow comes to no end`);
}
