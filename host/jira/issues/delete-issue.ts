import type { Call } from '../call.ts';
import { emitIssueDeleted } from '../issue-events.ts';
import { badRequest } from '../jira-error.ts';
import type { Issue } from '../model.ts';
import { subtasksOf } from '../shape/computed-fields.ts';
import type { JiraState } from '../state.ts';

/** Deletes an issue and all that belongs to it. Only the issue asked for causes an event. */
export function deleteIssue(call: Call, issue: Issue, withSubtasks: boolean): void {
  const subtasks = subtasksOf(call, issue);
  if (subtasks.length > 0 && !withSubtasks) {
    throw badRequest(
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const child of call.state.issues.by('parent', issue.id)) {
    if (subtasks.includes(child)) removeIssue(call.state, child, call.now);
    else call.state.issues.put({ ...child, parentId: null });
  }
  removeIssue(call.state, issue, call.now);
  emitIssueDeleted(call, issue);
}

/** Removes an issue's records without events, as the deletion of a project does. */
export function removeIssue(state: JiraState, issue: Issue, now: number): void {
  for (const comment of state.comments.by('issue', issue.id)) state.comments.delete(comment.id);
  for (const attachment of state.attachments.by('issue', issue.id)) {
    state.attachments.delete(attachment.id);
    state.deleteBlob(attachment.id);
  }
  for (const worklog of state.worklogs.by('issue', issue.id)) {
    state.worklogs.delete(worklog.id);
    state.deletedWorklogs.put({ id: worklog.id, deleted: now });
  }
  for (const link of state.issueLinks.by('issue', issue.id)) state.issueLinks.delete(link.id);
  for (const link of state.remoteLinks.by('issue', issue.id)) state.remoteLinks.delete(link.id);
  for (const approval of state.approvals.by('issue', issue.id)) state.approvals.delete(approval.id);
  for (const file of state.requestFiles.by('issue', issue.id)) state.requestFiles.delete(file.id);
  state.requestFacts.delete(issue.id);
  for (const change of state.changes.by('issue', issue.id)) state.changes.delete(change.id);
  state.issues.delete(issue.id);
}
