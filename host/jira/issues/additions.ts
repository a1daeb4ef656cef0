import * as z from 'zod';
import type { Call } from '../call.ts';
import { worklogInput } from '../children/worklog-input.ts';
import { badRequest, fieldErrors } from '../jira-error.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { can } from '../permissions.ts';
import { createComment } from '../rest/comments.ts';
import { ensureLink, findType } from '../rest/issue-links.ts';
import { createWorklog } from '../rest/worklogs.ts';
import type { Addition } from './read-field-input.ts';

const commentSchema = z.looseObject({
  body: z.unknown(),
  visibility: z
    .looseObject({
      type: z.enum(['group', 'role']),
      value: z.string().nullish(),
      identifier: z.string().nullish(),
    })
    .nullish(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});

const issueRef = z.looseObject({ id: z.string().optional(), key: z.string().optional() });
const linkSchema = z.looseObject({
  type: z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: issueRef.optional(),
  outwardIssue: issueRef.optional(),
});

/** Adds the comments, worklogs and links that `update` carries. What is refused refuses the whole call. */
export function addAdditions(call: Call, issue: Issue, additions: readonly Addition[]): void {
  for (const { kind, value } of additions) {
    const latest = call.state.issues.get(issue.id) ?? issue;
    if (kind === 'comment') createComment(call, latest, read(commentSchema, value, kind));
    else if (kind === 'worklog') addWorklog(call, latest, value);
    else addLink(call, latest, value);
  }
}

function addWorklog(call: Call, issue: Issue, value: unknown): void {
  if (!can(call, 'WORK_ON_ISSUES', { issue })) {
    throw fieldErrors({ worklog: 'You do not have permission to associate a worklog to this issue.' });
  }
  createWorklog(call, issue, read(worklogInput, value, 'worklog'), new URLSearchParams());
}

/** The issue being written is the end that is not named. */
function addLink(call: Call, issue: Issue, value: unknown): void {
  if (!can(call, 'LINK_ISSUES', { issue })) {
    throw fieldErrors({ issuelinks: `No Link Issue Permission for issue '${issue.key}'` });
  }
  const { type, inwardIssue, outwardIssue } = read(linkSchema, value, 'issuelinks');
  const named = inwardIssue ?? outwardIssue;
  const idOrKey = named?.id ?? named?.key;
  if (!idOrKey) throw fieldErrors({ issuelinks: 'Name the other issue as inwardIssue or outwardIssue.' });
  const other = visibleIssue(call, idOrKey);
  if (other.id === issue.id) throw badRequest('You cannot link an issue to itself.');
  const linkType = findType(call, type);
  if (inwardIssue) ensureLink(call, linkType, other, issue);
  else ensureLink(call, linkType, issue, other);
}

function read<S extends z.ZodType>(schema: S, value: unknown, fieldId: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw fieldErrors({ [fieldId]: 'data was not an object' });
}
