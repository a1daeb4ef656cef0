import * as z from 'zod';
import type { IssueWrite, JiraStatus, JiraTransition, Refused } from '../../src/core/ports/jira.ts';
import type { MemoryIssue } from './memory-issue.ts';

const raw = z.object({
  id: z.string(),
  name: z.string(),
  statusCategory: z.object({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) }),
});

/** A status as Jira shows it in an issue. */
export const rawStatus = ({ id, name, category }: JiraStatus) => ({
  id,
  name,
  statusCategory: { key: category },
});

export function statusOf(issue: MemoryIssue): JiraStatus {
  const { id, name, statusCategory } = raw.parse(issue.fields['status']);
  return { id, name, category: statusCategory.key };
}

/** The field `status` of a new issue: the status that the workflow names first; none without a workflow. */
export function firstStatus(
  workflow: Readonly<Record<string, readonly JiraTransition[]>> | undefined,
): Record<string, unknown> {
  const [first] = Object.keys(workflow ?? {});
  const ways = Object.values(workflow ?? {}).flat();
  const status = ways.find((way) => way.to.id === first)?.to;
  if (first === undefined) return {};
  return { status: rawStatus(status ?? { id: first, name: first, category: 'new' }) };
}

/** What Jira says where the screen of a transition lacks a field, or a required one is empty. */
export function refusedByScreen(
  way: JiraTransition,
  write: IssueWrite,
  issue: MemoryIssue,
): Refused | undefined {
  const fields: Record<string, string> = {};
  for (const field of Object.keys(write.fields)) {
    if (way.screen.some((shown) => shown.field === field)) continue;
    fields[field] = `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`;
  }
  for (const { field, name, required, filled } of way.screen) {
    const value = write.fields[field] ?? issue.fields[field] ?? null;
    if (required && !filled && value === null) fields[field] = `${name} is required.`;
  }
  return Object.keys(fields).length > 0 ? { refused: true, fields, messages: [] } : undefined;
}
