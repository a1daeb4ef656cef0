import * as z from 'zod';
import type { JiraIssue, JiraStatus } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import {
  type KnownWorkflow,
  knownWorkflowKind,
  NOTHING_KNOWN,
  stillKnown,
} from '../../core/workflow/known-workflow.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

const MEMO_AGE = 600;

const status = z.looseObject({
  id: z.string(),
  name: z.string(),
  statusCategory: z.looseObject({
    key: z.enum(['new', 'indeterminate', 'done', 'undefined']).catch('undefined'),
  }),
});
const type = z.looseObject({ id: z.string() });

/** The key of what is known of the workflow of an issue. */
export function workflowKey(project: string, issueType: string): string {
  return `${project}:${issueType}`;
}

/** Id of the type of an issue as read. */
export function issueTypeOf(issue: JiraIssue): string | undefined {
  const parsed = type.safeParse(issue.fields['issuetype']);
  return parsed.success ? parsed.data.id : undefined;
}

/** The status of an issue as read; undefined where it was not read. */
export function statusOf(issue: JiraIssue): JiraStatus | undefined {
  const parsed = status.safeParse(issue.fields['status']);
  if (!parsed.success) return undefined;
  const { id, name, statusCategory } = parsed.data;
  return { id, name, category: statusCategory.key };
}

type KnowingPorts = Pick<ReadingPorts, 'store' | 'memo' | 'clock'>;

/** What is known of a workflow: by this process, else by any before it. */
export async function loadWorkflow(ports: KnowingPorts, key: string): Promise<KnownWorkflow> {
  const kept = knownWorkflowKind.schema.safeParse(ports.memo.recall(`workflow:${key}`, MEMO_AGE));
  const known = kept.success ? kept.data : await ports.store.get(knownWorkflowKind, key);
  if (!kept.success && known) ports.memo.keep(`workflow:${key}`, known);
  return stillKnown(known ?? NOTHING_KNOWN, epochSeconds(ports.clock));
}

/** What this process remembers of a workflow, without asking the store. */
export function recallWorkflow(ports: Pick<Ports, 'memo' | 'clock'>, key: string): KnownWorkflow {
  const kept = knownWorkflowKind.schema.safeParse(ports.memo.recall(`workflow:${key}`, MEMO_AGE));
  return kept.success ? stillKnown(kept.data, epochSeconds(ports.clock)) : NOTHING_KNOWN;
}

/** Remembers what was learned. Two processes that learn at once lose one lesson, which costs a read later. */
export async function keepWorkflow(
  ports: Pick<Ports, 'store' | 'memo'>,
  key: string,
  before: KnownWorkflow,
  after: KnownWorkflow,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  ports.memo.keep(`workflow:${key}`, after);
  await ports.store.put(knownWorkflowKind, key, after);
}
