import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { FieldError } from '../fields/field-kind.ts';
import { ASSIGNEE } from '../fields/people-kinds.ts';
import { createIssue } from '../issues/create-issue.ts';
import { deleteIssue } from '../issues/delete-issue.ts';
import { editIssue } from '../issues/edit-issue.ts';
import { issueInputSchema } from '../issues/issue-input.ts';
import { badRequest, fieldErrors, forbidden } from '../jira-error.ts';
import { needs, projectOf, visibleIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { isSiteAdmin } from '../permissions.ts';
import { del, post, put, type Route } from '../route.ts';
import { issueBean, listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';

const EDIT_REFUSED = 'You do not have permission to edit issues in this project.';

function create(call: RestCall): Answer {
  const input = call.json(issueInputSchema);
  const issue = createIssue(call, input);
  return created({
    id: issue.id,
    key: issue.key,
    self: self(call, `issue/${issue.id}`),
    ...(input.transition?.id === undefined
      ? {}
      : { transition: { status: 200, errorCollection: { errorMessages: [], errors: {} } } }),
  });
}

/** An issue that the caller may edit: archived ones are read-only. */
function editableIssue(call: RestCall): Issue {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  if (issue.archived) throw badRequest(`The issue ${issue.key} is archived and cannot be edited.`);
  needs(call, 'EDIT_ISSUES', issue, EDIT_REFUSED);
  return issue;
}

function edit(call: RestCall): Answer {
  const issue = editableIssue(call);
  const override = ['overrideScreenSecurity', 'overrideEditableFlag'].some(
    (name) => call.query.get(name) === 'true',
  );
  if (override && !(call.principal.kind === 'app' && isSiteAdmin(call))) {
    throw forbidden('Only apps with the global permission Administer Jira may override screen security.');
  }
  const edited = editIssue(call, issue, call.json(issueInputSchema), override);
  if (call.query.get('returnIssue') !== 'true') return noContent();
  return ok(
    issueBean(call, edited, {
      fields: [],
      byDefault: '*all',
      expand: new Set(listParameter(call.query, 'expand')),
      properties: [],
    }),
  );
}

const assigneeSchema = z.object({ accountId: z.string().nullish() });

function assign(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  needs(call, 'ASSIGN_ISSUES', issue, 'You do not have permission to assign issues.');
  const { accountId } = call.json(assigneeSchema);
  const field = call.state.fields.get('assignee');
  if (!field) throw new Error('The site has no field assignee.');
  try {
    const place = {
      call,
      field,
      project: projectOf(call.state, issue),
      issueTypeId: issue.issueTypeId,
      issue,
    };
    const assignee = ASSIGNEE.parse(accountId ? { accountId } : null, place);
    changeIssue(call, issue, { values: { assignee }, eventType: 'issue_assigned' });
  } catch (error) {
    if (error instanceof FieldError) throw fieldErrors({ assignee: error.message });
    throw error;
  }
  return noContent();
}

function remove(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  needs(call, 'DELETE_ISSUES', issue, 'You do not have permission to delete issues in this project.');
  deleteIssue(call, issue, call.query.get('deleteSubtasks') === 'true');
  return noContent();
}

/** Nothing is sent: a host has no mail. What the body names must exist all the same. */
function notify(call: RestCall): Answer {
  visibleIssue(call, call.param('issueIdOrKey'));
  const { to } = call.json(
    z.object({
      to: z
        .object({ users: z.array(z.object({ accountId: z.string() })).optional() })
        .loose()
        .optional(),
    }),
  );
  for (const { accountId } of to?.users ?? []) {
    if (!call.state.users.has(accountId)) throw badRequest(`The user ${accountId} does not exist.`);
  }
  return noContent();
}

export const issueEditRoutes: readonly Route[] = [
  post('/rest/api/3/issue', create),
  put('/rest/api/3/issue/{issueIdOrKey}', edit, { writesIssue: true }),
  del('/rest/api/3/issue/{issueIdOrKey}', remove),
  put('/rest/api/3/issue/{issueIdOrKey}/assignee', assign, { writesIssue: true }),
  post('/rest/api/3/issue/{issueIdOrKey}/notify', notify),
];
