import { followApprovals } from '../service/approvals/follow-approvals.ts';
import type { Call } from './call.ts';
import { changeItems } from './fields/change-items.ts';
import { mirrorEpic } from './fields/epic-mirror.ts';
import { emitAssigned, emitIssueUpdated } from './issue-events.ts';
import type { ChangeEntry, ChangeItem, Issue } from './model.ts';

/** What becomes different about an issue; what is absent stays. */
export interface IssueChange {
  /** Field id -> new stored value; undefined empties the field. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly statusId?: string;
  readonly issueTypeId?: string;
  readonly parentId?: string | null;
  /** A move: the new project and the key the issue has there. */
  readonly place?: { readonly projectId: string; readonly key: string };
  /** Items that no field stands for and that history keeps: Attachment, Link, RemoteIssueLink, WorklogId... */
  readonly items?: readonly ChangeItem[];
  /** Items that only the event carries: Comment. */
  readonly eventItems?: readonly ChangeItem[];
  readonly historyMetadata?: Readonly<Record<string, unknown>> | undefined;
  /** `jiraEventTypeName`; by default found from what has changed. */
  readonly eventType?: string;
}

/**
 * The one door through which an issue changes: stores it, moves `updated`, writes the changelog, and causes
 * `updated:issue` (and `assigned:issue`). A change that changes nothing does none of this and answers the issue.
 */
export function changeIssue(call: Call, issue: Issue, change: IssueChange): Issue {
  const changed = mirrorEpic(call.state, issue, withChange(issue, change));
  const items = [...changeItems(call.state, issue, changed), ...(change.items ?? [])];
  const eventItems = [...items, ...(change.eventItems ?? [])];
  if (eventItems.length === 0) return issue;
  const after: Issue = { ...stamped(call, issue, changed), updated: call.now };
  call.state.issues.put(after);
  followApprovals(call.state, issue, after, call.now);
  const entry = items.length > 0 ? writeEntry(call, after, items, change.historyMetadata) : undefined;
  const eventType = change.eventType ?? eventTypeOf(call, issue, after);
  emitIssueUpdated(call, issue, after, {
    changelogId: entry?.id ?? call.state.nextId('change'),
    items: eventItems,
    eventType,
  });
  if (issue.values['assignee'] !== after.values['assignee']) emitAssigned(call, after, entry?.id, items);
  return after;
}

function withChange(issue: Issue, change: IssueChange): Issue {
  const values: Record<string, unknown> = { ...issue.values };
  for (const [fieldId, value] of Object.entries(change.values ?? {})) {
    if (value === undefined || value === null) delete values[fieldId];
    else values[fieldId] = value;
  }
  return {
    ...issue,
    values,
    statusId: change.statusId ?? issue.statusId,
    issueTypeId: change.issueTypeId ?? issue.issueTypeId,
    parentId: change.parentId === undefined ? issue.parentId : change.parentId,
    ...(change.place
      ? {
          projectId: change.place.projectId,
          key: change.place.key,
          formerKeys: [...issue.formerKeys, issue.key],
        }
      : {}),
  };
}

/** Dates that Jira keeps itself: when it was resolved, when its status category changed. */
function stamped(call: Call, before: Issue, after: Issue): Issue {
  const values = { ...after.values };
  const category = (issue: Issue) => call.state.statuses.get(issue.statusId)?.category;
  if (category(before) !== category(after)) values['statuscategorychangedate'] = call.now;
  if (before.values['resolution'] !== values['resolution']) {
    if (values['resolution'] === undefined) delete values['resolutiondate'];
    else values['resolutiondate'] = call.now;
  }
  return { ...after, values };
}

function writeEntry(
  call: Call,
  issue: Issue,
  items: ChangeItem[],
  historyMetadata: IssueChange['historyMetadata'],
): ChangeEntry {
  return call.state.changes.put({
    id: call.state.nextId('change'),
    issueId: issue.id,
    authorId: call.accountId ?? issue.creatorId,
    created: call.now,
    items,
    ...(historyMetadata === undefined ? {} : { historyMetadata: { ...historyMetadata } }),
  });
}

function eventTypeOf(call: Call, before: Issue, after: Issue): string {
  if (before.projectId !== after.projectId) return 'issue_moved';
  if (before.statusId !== after.statusId) {
    const to = call.state.statuses.get(after.statusId);
    if (before.values['resolution'] === undefined && after.values['resolution'] !== undefined) {
      return to?.name === 'Closed' ? 'issue_closed' : 'issue_resolved';
    }
    if (before.values['resolution'] !== undefined && after.values['resolution'] === undefined) {
      return 'issue_reopened';
    }
    return 'issue_generic';
  }
  return before.values['assignee'] !== after.values['assignee'] ? 'issue_assigned' : 'issue_updated';
}
