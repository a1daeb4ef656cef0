import type {
  Adf,
  IssueWrite,
  Jira,
  JiraComment,
  JiraField,
  JiraIssue,
  JiraProject,
  JiraStatus,
  JiraTransition,
  NewFile,
  Overwrote,
  Refused,
} from '../../src/core/ports/jira.ts';
import { unseenEdits } from '../../src/core/sync/conflicts/unseen-edits.ts';
import { MemoryBulk } from './memory-bulk.ts';
import {
  authorOf,
  type MemoryFile,
  type MemoryIssue,
  newIssue,
  setField,
  setsAfter,
  shapeIssue,
} from './memory-issue.ts';
import { firstStatus, rawStatus, refusedByScreen, statusOf } from './memory-workflow.ts';

export interface MemoryJiraOptions {
  readonly now: () => number;
  readonly project: JiraProject;
  /** Ids of this site begin here, so that no two sites share one by accident. */
  readonly firstId: number;
  /** Milliseconds by which searches lag. */
  readonly indexLag?: () => number;
  /** Status id -> ways out of it; the first status is the one that issues are made in. */
  readonly workflow?: Readonly<Record<string, readonly JiraTransition[]>>;
  readonly onCreated?: (issue: MemoryIssue, trace: string | undefined) => void;
}

/** The Jira port over one project in memory: what the engine needs, with Jira's own ids, times and refusals. */
export class MemoryJira extends MemoryBulk implements Jira {
  /** Field ids that Jira refuses to write. */
  readonly refuse = new Set<string>();
  readonly #options: MemoryJiraOptions;
  #next: number;

  constructor(options: MemoryJiraOptions) {
    super(options.now);
    this.#options = options;
    this.#next = options.firstId;
  }

  id(): string {
    this.#next += 1;
    return String(this.#next);
  }

  async readIssue(
    idOrKey: string,
    want: { fields: readonly string[]; properties?: readonly string[]; history?: boolean },
  ): Promise<JiraIssue | 'not-found'> {
    this.calls.push('readIssue');
    const issue = this.find(idOrKey);
    if (!issue) return 'not-found';
    const shape = this.#shape(issue, want.fields, want.properties ?? []);
    return want.history === true ? { ...shape, history: structuredClone(issue.history) } : shape;
  }

  async searchIssues(
    jql: string,
    want: { fields: readonly string[]; properties?: readonly string[]; limit: number },
  ): Promise<readonly JiraIssue[]> {
    this.calls.push('searchIssues');
    const indexed = this.#options.now() - (this.#options.indexLag?.() ?? 0);
    return [...this.issues.values()]
      .filter((issue) => issue.created <= indexed && this.#matches(issue, jql))
      .slice(0, want.limit)
      .map((issue) => this.#shape(issue, want.fields, want.properties ?? []));
  }

  async createIssue(write: IssueWrite & { trace?: string }): Promise<{ id: string; key: string } | Refused> {
    this.calls.push('createIssue');
    const refused = this.#refused(write);
    if (refused) return refused;
    const now = this.#options.now();
    const id = this.id();
    const key = `${this.#options.project.key}-${id}`;
    const first = { description: null, ...firstStatus(this.#options.workflow) };
    const issue = newIssue({ id, key, created: now, fields: first }, write);
    this.issues.set(id, issue);
    this.#options.onCreated?.(issue, write.trace);
    return { id, key: issue.key };
  }

  async updateIssue(
    id: string,
    write: IssueWrite,
    { seen }: { readonly seen?: number } = {},
  ): Promise<'done' | 'not-found' | Refused | Overwrote> {
    this.calls.push('updateIssue');
    const issue = this.issues.get(id);
    if (!issue) return 'not-found';
    const refused = this.#refused(write);
    if (refused) return refused;
    const after = { ...structuredClone(write.fields), ...setsAfter(issue.fields, write.update) };
    for (const [field, value] of Object.entries(after)) {
      setField(issue, field, value, { at: this.#options.now(), app: true });
    }
    Object.assign(issue.properties, structuredClone(write.properties ?? {}));
    const overwrote = seen === undefined ? [] : unseenEdits(issue.history, seen, Object.keys(write.fields));
    return overwrote.length > 0 ? { overwrote } : 'done';
  }

  async deleteIssue(id: string): Promise<'done' | 'not-found'> {
    return this.issues.delete(id) ? 'done' : 'not-found';
  }

  async transitions(id: string): Promise<readonly JiraTransition[] | 'not-found'> {
    this.calls.push('transitions');
    const issue = this.issues.get(id);
    return issue ? (this.#options.workflow?.[statusOf(issue).id] ?? []) : 'not-found';
  }

  async transitionIssue(
    id: string,
    transition: string,
    write: IssueWrite,
  ): Promise<'done' | 'not-found' | Refused> {
    this.calls.push('transitionIssue');
    const issue = this.issues.get(id);
    if (!issue) return 'not-found';
    const way = this.#options.workflow?.[statusOf(issue).id]?.find((one) => one.id === transition);
    const messages = [`Transition id '${transition}' is not valid for this issue.`];
    if (!way || way.hidden) return { refused: true, fields: {}, messages };
    const refused = this.#refused(write) ?? refusedByScreen(way, write, issue);
    if (refused) return refused;
    Object.assign(issue.fields, structuredClone(write.fields), { status: rawStatus(way.to) });
    Object.assign(issue.properties, structuredClone(write.properties ?? {}));
    issue.updated = this.#options.now();
    return 'done';
  }

  async statuses(): Promise<readonly JiraStatus[]> {
    this.calls.push('statuses');
    const ways = Object.values(this.#options.workflow ?? {}).flat();
    return [...new Map(ways.map((way) => [way.to.id, way.to])).values()];
  }

  async setIssueProperty(id: string, key: string, value: unknown): Promise<void> {
    this.calls.push('setIssueProperty');
    const issue = this.issues.get(id);
    if (issue) issue.properties[key] = structuredClone(value);
  }

  async readComments(issueId: string): Promise<{ comments: readonly JiraComment[]; complete: boolean }> {
    this.calls.push('readComments');
    const comments = (this.issues.get(issueId)?.comments ?? []).map((comment) => ({
      id: comment.id,
      author: authorOf(comment.byApp),
      created: comment.created,
      updated: comment.updated,
      body: structuredClone(comment.body),
      restricted: false,
      properties: structuredClone(comment.properties),
    }));
    return { comments, complete: true };
  }

  async commentExists(issueId: string, commentId: string): Promise<boolean> {
    this.calls.push('commentExists');
    return this.issues.get(issueId)?.comments.some((comment) => comment.id === commentId) ?? false;
  }

  async addComment(
    issueId: string,
    comment: { body: Adf; internal: boolean; properties: Readonly<Record<string, unknown>> },
  ): Promise<{ id: string } | Refused> {
    this.calls.push('addComment');
    return { id: this.comment(issueId, structuredClone(comment), true) };
  }

  async updateComment(
    issueId: string,
    commentId: string,
    comment: { body: Adf; internal: boolean },
  ): Promise<'done' | 'not-found' | Refused> {
    this.calls.push('updateComment');
    const issue = this.issues.get(issueId);
    const found = issue?.comments.find((one) => one.id === commentId);
    if (!issue || !found) return 'not-found';
    found.body = structuredClone(comment.body);
    // As the app's own call does it: a comment is made internal, and never public again.
    found.internal ||= comment.internal;
    found.updated = this.#options.now();
    issue.updated = found.updated;
    return 'done';
  }

  async deleteComment(issueId: string, commentId: string): Promise<void> {
    this.calls.push('deleteComment');
    const issue = this.issues.get(issueId);
    if (!issue) return;
    issue.comments = issue.comments.filter((comment) => comment.id !== commentId);
    issue.updated = this.#options.now();
  }

  async attachmentExists(attachmentId: string): Promise<boolean> {
    this.calls.push('attachmentExists');
    return this.#file(attachmentId) !== undefined;
  }

  async readAttachment(
    attachmentId: string,
    range: { from: number; length: number },
  ): Promise<Uint8Array | 'not-found'> {
    this.calls.push('readAttachment');
    const file = this.#file(attachmentId);
    return file ? file.bytes.slice(range.from, range.from + range.length) : 'not-found';
  }

  async addAttachments(issueId: string, files: readonly NewFile[]): Promise<{ ids: string[] } | Refused> {
    this.calls.push('addAttachments');
    return { ids: files.map((file) => this.attach(issueId, file)) };
  }

  async deleteAttachment(attachmentId: string): Promise<void> {
    this.calls.push('deleteAttachment');
    for (const issue of this.issues.values()) {
      issue.attachments = issue.attachments.filter((file) => file.id !== attachmentId);
    }
  }

  async project(idOrKey: string): Promise<JiraProject | 'not-found'> {
    this.calls.push('project');
    const { project } = this.#options;
    return idOrKey === project.id || idOrKey === project.key ? project : 'not-found';
  }

  async createFields(): Promise<readonly JiraField[]> {
    return [];
  }

  find(idOrKey: string): MemoryIssue | undefined {
    return this.issues.get(idOrKey) ?? [...this.issues.values()].find((issue) => issue.key === idOrKey);
  }

  /** A comment as a person or the app writes it; answers its id. */
  comment(
    issueId: string,
    comment: { body: unknown; internal: boolean; properties?: Readonly<Record<string, unknown>> },
    byApp = false,
  ): string {
    const id = this.id();
    const now = this.#options.now();
    const issue = this.issues.get(issueId);
    issue?.comments.push({ properties: {}, ...comment, id, created: now, updated: now, byApp });
    if (issue) issue.updated = now;
    return id;
  }

  attach(issueId: string, file: NewFile): string {
    const id = this.id();
    const issue = this.issues.get(issueId);
    issue?.attachments.push({ ...file, id });
    if (issue) issue.updated = this.#options.now();
    return id;
  }

  #file(id: string): MemoryFile | undefined {
    return [...this.issues.values()].flatMap((issue) => issue.attachments).find((file) => file.id === id);
  }

  #refused(write: IssueWrite): Refused | undefined {
    const fields = Object.keys(write.fields).filter((field) => this.refuse.has(field));
    if (fields.length === 0) return undefined;
    return {
      refused: true,
      fields: Object.fromEntries(fields.map((field) => [field, `Field '${field}' cannot be set.`])),
      messages: [],
    };
  }

  #shape(issue: MemoryIssue, fields: readonly string[], properties: readonly string[]): JiraIssue {
    return shapeIssue(this.#options.project, issue, fields, properties, this.links);
  }

  #matches(issue: MemoryIssue, jql: string): boolean {
    const link = /counterpartConnection = "([^"]+)" AND counterpartKey = "([^"]+)"/.exec(jql);
    if (link) {
      const text = JSON.stringify(issue.properties);
      return text.includes(`"c":"${link[1]}"`) && text.includes(`"k":"${link[2]}"`);
    }
    const recent = /updated >= -(\d+)m/.exec(jql);
    if (recent) return issue.updated >= this.#options.now() - Number(recent[1]) * 60_000;
    const one = /id = (\d+)/.exec(jql);
    return one?.[1] === issue.id;
  }
}
