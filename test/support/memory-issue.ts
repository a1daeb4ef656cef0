import type { FieldEdit, IssueWrite, JiraIssue, JiraProject } from '../../src/core/ports/jira.ts';

export interface MemoryIssue {
  readonly id: string;
  readonly key: string;
  readonly created: number;
  updated: number;
  fields: Record<string, unknown>;
  properties: Record<string, unknown>;
  comments: MemoryComment[];
  attachments: MemoryFile[];
  worklogs: MemoryWorklog[];
  remoteLinks: MemoryRemoteLink[];
  /** Who set which field to what, oldest first. */
  history: FieldEdit[];
}

export interface MemoryWorklog {
  readonly id: string;
  updated: number;
  started: number;
  seconds: number;
  body: unknown;
  byApp: boolean;
  properties: Readonly<Record<string, unknown>>;
}

/** Between two issues of the site, read as `from` <outward words> `to`. */
export interface MemoryLink {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

export interface MemoryRemoteLink {
  readonly id: string;
  readonly globalId: string;
  readonly url: string;
  readonly title: string;
}

/** An issue as a create leaves it, without children. */
export function newIssue(
  made: Pick<MemoryIssue, 'id' | 'key' | 'created' | 'fields'>,
  write: IssueWrite,
): MemoryIssue {
  return {
    ...made,
    updated: made.created,
    fields: { ...made.fields, ...structuredClone(write.fields) },
    properties: structuredClone(write.properties ?? {}),
    comments: [],
    attachments: [],
    worklogs: [],
    remoteLinks: [],
    history: [],
  };
}

/** Sets a field as a person or the app does; every change has a time of its own. */
export function setField(
  issue: MemoryIssue,
  field: string,
  value: unknown,
  by: { readonly at: number; readonly app: boolean },
): void {
  issue.updated = Math.max(by.at, issue.updated + 1);
  if (JSON.stringify(issue.fields[field]) === JSON.stringify(value)) return;
  issue.fields[field] = value;
  issue.history.push({ field, at: issue.updated, byApp: by.app, text: asHistory(value) });
}

/** Jira's history shows values as text. */
function asHistory(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface MemoryComment {
  readonly id: string;
  readonly created: number;
  updated: number;
  body: unknown;
  byApp: boolean;
  internal: boolean;
  properties: Readonly<Record<string, unknown>>;
}

export interface MemoryFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** An issue as Jira would answer it, with nothing but what was asked for. */
export function shapeIssue(
  project: JiraProject,
  issue: MemoryIssue,
  fields: readonly string[],
  properties: readonly string[],
  links: readonly MemoryLink[] = [],
): JiraIssue {
  const { id, key, typeKey } = project;
  const all: Record<string, unknown> = {
    ...issue.fields,
    project: { id, key, projectTypeKey: typeKey },
    issuetype: typeOf(project, issue.fields['issuetype']),
    comment: { total: issue.comments.length, comments: issue.comments.map(rawComment) },
    attachment: issue.attachments.map((file) => ({
      id: file.id,
      filename: file.name,
      size: file.bytes.length,
      mimeType: file.mime,
    })),
    worklog: { total: issue.worklogs.length, worklogs: issue.worklogs.slice(0, 20).map(rawWorklog) },
    issuelinks: links.flatMap((link) => rawLinkOf(issue, link)),
  };
  return structuredClone({
    id: issue.id,
    key: issue.key,
    created: issue.created,
    updated: issue.updated,
    project: { id, key },
    fields: Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field))),
    properties: Object.fromEntries(
      Object.entries(issue.properties).filter(([name]) => properties.includes(name)),
    ),
  });
}

function typeOf(project: JiraProject, value: unknown): unknown {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return project.issueTypes.find((type) => type.id === id) ?? null;
}

export function rawWorklog(worklog: MemoryWorklog): unknown {
  return {
    id: worklog.id,
    author: authorOf(worklog.byApp),
    updated: new Date(worklog.updated).toISOString(),
    started: new Date(worklog.started).toISOString(),
    timeSpentSeconds: worklog.seconds,
    comment: worklog.body,
  };
}

function rawLinkOf(issue: MemoryIssue, { id, type, from, to }: MemoryLink): readonly unknown[] {
  if (from === issue.id) return [{ id, type: { name: type }, outwardIssue: { id: to, key: `X-${to}` } }];
  return to === issue.id ? [{ id, type: { name: type }, inwardIssue: { id: from, key: `X-${from}` } }] : [];
}

function rawComment(comment: MemoryComment): unknown {
  return {
    id: comment.id,
    author: authorOf(comment.byApp),
    created: new Date(comment.created).toISOString(),
    updated: new Date(comment.updated).toISOString(),
    body: comment.body,
  };
}

export function authorOf(byApp: boolean) {
  return byApp
    ? { accountId: 'app', displayName: 'Counterpart', accountType: 'app' }
    : { accountId: 'ann', displayName: 'Ann', accountType: 'atlassian' };
}

/** Set fields after their members were added and removed one by one, as Jira does it. */
export function setsAfter(
  fields: Readonly<Record<string, unknown>>,
  update: IssueWrite['update'],
): Readonly<Record<string, unknown>> {
  const after: Record<string, unknown> = {};
  for (const [field, steps] of Object.entries(update ?? {})) {
    const now = fields[field];
    let held: unknown[] = Array.isArray(now) ? [...now] : [];
    for (const [step, member] of steps.flatMap((one) => Object.entries(one))) {
      const others = held.filter((one) => JSON.stringify(one) !== JSON.stringify(member));
      held = step === 'add' ? [...others, member] : others;
    }
    after[field] = held;
  }
  return after;
}
