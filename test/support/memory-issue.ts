import type { JiraIssue, JiraProject } from '../../src/core/ports/jira.ts';

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
