import * as z from 'zod';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import type { Context } from '../twin/load-context.ts';

const subtask = z.looseObject({
  issuetype: z.looseObject({ subtask: z.literal(true) }),
  parent: z.looseObject({ id: z.string() }),
});

/** Whether the issue is a sub-task that comes under sync because its parent is: the rules say whether it does. */
export async function followsParent(
  { store }: Pick<Ports, 'store'>,
  context: Context,
  issue: JiraIssue,
): Promise<boolean> {
  if (!context.rules.subtasks.follow) return false;
  const parsed = subtask.safeParse(issue.fields);
  if (!parsed.success) return false;
  const parent = await store.get(twinKind, twinKey(context.connection.id, parsed.data.parent.id));
  return parent?.life === 'linked' || parent?.life === 'pending';
}
