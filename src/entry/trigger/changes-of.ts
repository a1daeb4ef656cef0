import type { IssueChange } from '../../core/sync/issue-change.ts';
import type { ProjectChange } from '../../core/sync/project-change.ts';
import { issueFacts } from '../../core/trigger/issue-facts.ts';
import {
  anyEvent,
  attachmentEvent,
  commentEvent,
  type IssueEvent,
  issueEvent,
  linkEvent,
  projectEvent,
  worklogEvent,
} from './event-schemas.ts';

/**
 * What a product event says about issues. Undefined: the event has another shape than Jira documents, and the
 * sweep must find what it meant; an empty list: it concerns no issue.
 */
export function changesOf(event: unknown): IssueChange[] | undefined {
  const kind = anyEvent.safeParse(event);
  if (!kind.success) return undefined;
  const [action, object] = kind.data.eventType.replace('avi:jira:', '').split(':');
  if (action === 'commented' || object === 'comment') return fromComment(event);
  switch (object) {
    case 'issue':
      return fromIssue(event, action);
    case 'attachment':
      return fromAttachment(event);
    case 'issuelink':
      return fromLink(event);
    case 'worklog':
      return fromWorklog(event);
    // No issue's own change: projectChangeOf says what it means.
    case 'project':
      return [];
    default:
      return undefined;
  }
}

const projectTurns: Readonly<Record<string, ProjectChange['what']>> = {
  archived: 'archived',
  softdeleted: 'trashed',
  deleted: 'deleted',
  unarchived: 'live',
  restored: 'live',
  updated: 'updated',
};

/** What a product event says about a whole project; undefined where it says nothing of one. */
export function projectChangeOf(event: unknown): ProjectChange | undefined {
  const parsed = projectEvent.safeParse(event);
  const [, turn] = /^avi:jira:([a-z]+):project$/.exec(parsed.data?.eventType ?? '') ?? [];
  const what = turn === undefined ? undefined : projectTurns[turn];
  if (!parsed.success || what === undefined) return undefined;
  const { id, key } = parsed.data.project;
  return { project: id, what, ...(key === undefined ? {} : { key }) };
}

function fromIssue(event: unknown, action: string | undefined): IssueChange[] | undefined {
  const parsed = issueEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { issue, selfGenerated } = parsed.data;
  const changed = changedFields(parsed.data);
  return [
    {
      issue: issue.id,
      what: action === 'created' ? 'created' : action === 'deleted' ? 'deleted' : 'updated',
      bySelf: selfGenerated,
      ...projectOf(issue.fields),
      ...(changed === undefined ? {} : { changed }),
      ...subtaskOf(issue.fields),
      facts: issueFacts(
        issue.key === undefined ? { id: issue.id, fields: issue.fields } : { ...issue, key: issue.key },
      ),
    },
  ];
}

/** Items that Jira writes beside the child's own event, without a field id of their own. */
const childItems: Readonly<Record<string, string>> = { Comment: 'comment', Attachment: 'attachment' };

/** Undefined as soon as one item cannot be named: then everything may have changed. */
function changedFields(event: IssueEvent): string[] | undefined {
  const items = event.changelog?.items;
  if (items === undefined) return undefined;
  const fields = items.map((item) => childItems[item.field] ?? item.fieldId);
  const known = fields.filter((field) => field !== undefined);
  return known.length === fields.length ? known : undefined;
}

function fromComment(event: unknown): IssueChange[] | undefined {
  const parsed = commentEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { issue, selfGenerated } = parsed.data;
  return [{ issue: issue.id, what: 'comment', bySelf: selfGenerated, ...projectOf(issue.fields), facts: {} }];
}

function fromAttachment(event: unknown): IssueChange[] | undefined {
  const parsed = attachmentEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { attachment, selfGenerated } = parsed.data;
  return [
    {
      issue: attachment.issueId,
      what: 'attachment',
      bySelf: selfGenerated,
      ...(attachment.projectId === undefined ? {} : { project: attachment.projectId }),
      facts: {},
    },
  ];
}

/** A link changes the issues at both of its ends. */
function fromLink(event: unknown): IssueChange[] | undefined {
  const parsed = linkEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { selfGenerated } = parsed.data;
  const end = (issue: string, project: string | undefined): IssueChange => ({
    issue,
    what: 'other-child',
    bySelf: selfGenerated,
    ...(project === undefined ? {} : { project }),
    facts: {},
  });
  const { sourceIssueId, sourceProjectId, destinationIssueId, destinationProjectId } = parsed.data;
  return [end(sourceIssueId, sourceProjectId), end(destinationIssueId, destinationProjectId)];
}

function fromWorklog(event: unknown): IssueChange[] | undefined {
  const parsed = worklogEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { worklog, selfGenerated } = parsed.data;
  return [{ issue: worklog.issueId, what: 'other-child', bySelf: selfGenerated, facts: {} }];
}

function subtaskOf(fields: Readonly<Record<string, unknown>>): { subtask?: boolean } {
  const type = fields['issuetype'];
  if (typeof type !== 'object' || type === null || !('subtask' in type)) return {};
  return { subtask: type.subtask === true };
}

function projectOf(fields: Readonly<Record<string, unknown>>): { project?: string } {
  const project = fields['project'];
  if (typeof project !== 'object' || project === null || !('id' in project)) return {};
  return { project: String(project.id) };
}
