import type { Call } from './call.ts';
import type { ChangeItem, Issue, Project } from './model.ts';
import { issueTypeBean, maybeUser, projectRef, statusBean } from './shape/metadata.ts';
import { siteTimeZone, userRef } from './shape/user.ts';
import { formatTime } from './time-format.ts';

/** The parts of an update that only the event carries. */
export interface UpdateDetails {
  readonly changelogId: string;
  readonly items: readonly ChangeItem[];
  /** jiraEventTypeName */
  readonly eventType: string;
}

/** Emits a product event: the common root fields and `body`. `name` is the full Forge name. */
export function emitProductEvent(call: Call, name: string, body: Record<string, unknown>): void {
  call.emit({
    name,
    payload: {
      eventType: name,
      timestamp: String(call.now),
      selfGenerated: call.principal.kind === 'app',
      ...(call.accountId === null ? {} : { atlassianId: call.accountId }),
      ...body,
      ...(call.trace === null ? {} : { webhookTraceValue: call.trace }),
    },
    actorId: call.accountId ?? '',
    at: call.now,
  });
}

/** A call as events show its things: version 2 links, times of the site, no matter who acts. */
export function eventView(call: Call): Call {
  return { ...call, version: 2, accountId: null, principal: { kind: 'anonymous' } };
}

export function emitIssueCreated(call: Call, issue: Issue, clonedFrom?: Issue): void {
  emitProductEvent(call, 'avi:jira:created:issue', {
    issue: eventIssue(call, issue),
    associatedUsers: associatedUsers(issue),
    ...(clonedFrom ? { clonedFrom: { id: clonedFrom.id, key: clonedFrom.key } } : {}),
  });
  if (issue.values['assignee'] !== undefined) emitAssigned(call, issue, undefined, []);
}

export function emitIssueUpdated(call: Call, before: Issue, after: Issue, details: UpdateDetails): void {
  const statuses =
    before.statusId === after.statusId
      ? {}
      : { associatedStatuses: [eventStatus(call, before.statusId), eventStatus(call, after.statusId)] };
  emitProductEvent(call, 'avi:jira:updated:issue', {
    issue: eventIssue(call, after),
    changelog: { id: details.changelogId, items: details.items },
    jiraEventTypeName: details.eventType,
    associatedUsers: associatedUsers(after),
    ...statuses,
  });
}

export function emitAssigned(
  call: Call,
  issue: Issue,
  changelogId: string | undefined,
  items: readonly ChangeItem[],
): void {
  emitProductEvent(call, 'avi:jira:assigned:issue', {
    issue: eventIssue(call, issue),
    ...(changelogId === undefined ? {} : { changelog: { id: changelogId, items } }),
    associatedUsers: associatedUsers(issue),
  });
}

export function emitIssueDeleted(call: Call, issue: Issue): void {
  emitProductEvent(call, 'avi:jira:deleted:issue', {
    issue: eventIssue(call, issue),
    associatedUsers: associatedUsers(issue),
  });
}

/** The issue as product events carry it: a few fields, version 2 links, no description. */
export function eventIssue(call: Call, issue: Issue): Record<string, unknown> {
  const view = eventView(call);
  const zone = siteTimeZone(call);
  const type = call.state.issueTypes.get(issue.issueTypeId);
  const project = call.state.projects.get(issue.projectId);
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.values['summary'] ?? '',
      issuetype: type ? issueTypeBean(view, type) : null,
      creator: userRef(view, issue.creatorId),
      created: formatTime(issue.created, zone),
      project: project ? eventProject(view, project) : null,
      reporter: maybeUser(view, issue.values['reporter']),
      assignee: maybeUser(view, issue.values['assignee']),
      updated: formatTime(issue.updated, zone),
      status: eventStatus(call, issue.statusId),
    },
  };
}

export function eventProject(view: Call, project: Project): Record<string, unknown> {
  return projectRef(view, project);
}

function eventStatus(call: Call, statusId: string): Record<string, unknown> | null {
  const status = call.state.statuses.get(statusId);
  return status ? statusBean(eventView(call), status) : null;
}

/** Everybody named by the issue, once each. */
function associatedUsers(issue: Issue): { accountId: string }[] {
  const named = [issue.creatorId, issue.values['reporter'], issue.values['assignee']];
  const ids = new Set(named.filter((id): id is string => typeof id === 'string'));
  return [...ids].map((accountId) => ({ accountId }));
}
