import type { JiraBelow } from './jira-below.ts';
import type { JiraCatalogue } from './jira-catalogue.ts';
import type { JiraDesk } from './jira-desk.ts';

/** ADF document as Jira gives it; core/document checks and cleans it. */
export type Adf = { readonly type: 'doc'; readonly version: number; readonly content: readonly unknown[] };

/** An issue as read: ids are decimal strings, times epoch milliseconds, field values as Jira's REST v3 gives them. */
export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly created: number;
  readonly updated: number;
  readonly project: { readonly id: string; readonly key: string };
  /** Field id -> raw value. A field that Jira did not return is absent, an empty one is null. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The newest changes, oldest first; only where the history was asked for. */
  readonly history?: readonly FieldEdit[];
}

/** One field of one entry of an issue's history. */
export interface FieldEdit {
  /** Jira field id. */
  readonly field: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly byApp: boolean;
  /** The new value as the history shows it; null: cleared. */
  readonly text: string | null;
}

/** The write was done, and replaced these edits that the writer had not read. */
export interface Overwrote {
  readonly overwrote: readonly FieldEdit[];
}

export interface JiraComment {
  readonly id: string;
  readonly author: JiraAuthor;
  readonly created: number;
  readonly updated: number;
  readonly body: unknown;
  /** Absent where Jira said nothing about it: core treats unknown as internal. */
  readonly jsdPublic?: boolean;
  readonly restricted: boolean;
  /** The comment that it answers. */
  readonly parent?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface JiraAuthor {
  readonly accountId: string;
  readonly displayName: string;
  readonly accountType: string;
}

export interface JiraAttachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  readonly created: number;
  readonly author: JiraAuthor;
}

/** What to write to an issue in one PUT: whole values, and set members added and removed singly. */
export interface IssueWrite {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** How an edit is written beyond its values. */
export interface IssueWriteManner {
  /** Also fields that the edit screen does not show; Jira allows it to app users that administer the site. */
  readonly override?: boolean;
  /** Nobody is mailed; Jira heeds it for whoever administers the project and ignores it from others. */
  readonly quiet?: boolean;
  /** `updated` of the issue as it was read: edits that came after it and are replaced are answered. */
  readonly seen?: number;
}

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done' | 'undefined';
}

/** One way out of a status, with the fields that its screen shows. */
export interface JiraTransition {
  readonly id: string;
  readonly name: string;
  readonly to: JiraStatus;
  /** A condition keeps the app from it on the issue that it was read from. */
  readonly hidden: boolean;
  readonly screen: readonly ScreenField[];
}

export interface ScreenField {
  readonly field: string;
  readonly name: string;
  readonly required: boolean;
  /** Jira fills it by itself where nothing is given. */
  readonly filled: boolean;
}

/** Children as Jira's REST v3 gives them; `complete` is false where a page failed. */
export interface JiraList {
  readonly list: readonly unknown[];
  readonly complete: boolean;
}

/** Work to be logged: seconds, and the start in epoch milliseconds. */
export interface WorklogWrite {
  readonly started: number;
  readonly seconds: number;
  readonly body: Adf;
  readonly internal: boolean;
  /** Nobody is mailed. */
  readonly quiet?: boolean;
}

export interface NewFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** A link between two issues of this site, read as "`from` <outward words> `to`". Issue ids. */
export interface LinkWrite {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

export interface RemoteLinkWrite {
  /** A second link of the same global id replaces the first. */
  readonly globalId: string;
  readonly url: string;
  readonly title: string;
  readonly summary?: string;
  readonly relationship?: string;
}

/**
 * This site's Jira, as the app user. Expected refusals are returned; PortError is thrown for the rest:
 * `rate-limited` (nothing happened), `unknown-outcome` (a write may have happened), `unavailable`.
 */
export interface Jira extends JiraCatalogue, JiraBelow, JiraDesk {
  readIssue(
    idOrKey: string,
    want: { fields: readonly string[]; properties?: readonly string[]; history?: boolean },
  ): Promise<JiraIssue | 'not-found'>;
  searchIssues(
    jql: string,
    want: {
      fields: readonly string[];
      properties?: readonly string[];
      limit: number;
      reconcile?: readonly string[];
    },
  ): Promise<readonly JiraIssue[]>;
  /** One page of a search, 100 issues; `next` of its answer asks for the one after it. */
  searchPage(
    jql: string,
    want: { fields: readonly string[]; next?: string | undefined },
  ): Promise<{ readonly issues: readonly JiraIssue[]; readonly next?: string | undefined }>;
  /** Up to 100 issues by id in one call, in no order; those that the app cannot see are left out. */
  readIssues(ids: readonly string[], want: { fields: readonly string[] }): Promise<readonly JiraIssue[]>;
  createIssue(write: IssueWrite & { trace?: string }): Promise<{ id: string; key: string } | Refused>;
  /** `no-override`: the app user may not write what the screen does not show, and nothing was written. */
  updateIssue(
    id: string,
    write: IssueWrite,
    manner?: IssueWriteManner,
  ): Promise<'done' | 'not-found' | 'no-override' | Refused | Overwrote>;
  /** Every way out of the issue's status, also those that a condition hides from the app. */
  transitions(id: string): Promise<readonly JiraTransition[] | 'not-found'>;
  /** The statuses that issues of this type can have in the project; none where the project lacks the type. */
  statuses(projectId: string, issueTypeId: string): Promise<readonly JiraStatus[]>;
  /** Moves the issue along a transition; the fields must be on its screen. */
  transitionIssue(id: string, transition: string, write: IssueWrite): Promise<'done' | 'not-found' | Refused>;
  /** Sub-tasks are never deleted along: an issue that has some is `refused`, as is one that the app may not delete. */
  deleteIssue(id: string): Promise<'done' | 'not-found' | 'refused'>;
  setIssueProperty(id: string, key: string, value: unknown): Promise<void>;
  /** Every comment of the issue, oldest first, with properties; `complete` is false where a page failed. */
  readComments(issueId: string): Promise<{ comments: readonly JiraComment[]; complete: boolean }>;
  commentExists(issueId: string, commentId: string): Promise<boolean>;
  addComment(
    issueId: string,
    comment: {
      body: Adf;
      internal: boolean;
      properties: Readonly<Record<string, unknown>>;
      /** The comment of this issue that it answers. */
      parent?: string;
    },
  ): Promise<{ id: string } | Refused>;
  updateComment(
    issueId: string,
    commentId: string,
    comment: { body: Adf; internal: boolean; quiet?: boolean },
  ): Promise<'done' | 'not-found' | Refused>;
  deleteComment(issueId: string, commentId: string): Promise<void>;
  attachmentExists(attachmentId: string): Promise<boolean>;
  readAttachment(
    attachmentId: string,
    range: { from: number; length: number },
  ): Promise<Uint8Array | 'not-found'>;
  /** All files in one call, or none. Ids in the order of the files; undefined where the answer does not tell. */
  addAttachments(
    issueId: string,
    files: readonly NewFile[],
  ): Promise<{ ids: readonly (string | undefined)[] } | Refused>;
  deleteAttachment(attachmentId: string): Promise<void>;
  uploadLimit(): Promise<number>;
  /** Every worklog of the issue, with properties. */
  readWorklogs(issueId: string): Promise<JiraList>;
  worklogExists(issueId: string, worklogId: string): Promise<boolean>;
  /** Estimates stay as they are, here and below: the other side's time tracking is a field of its own. */
  addWorklog(
    issueId: string,
    worklog: WorklogWrite & { properties: Readonly<Record<string, unknown>> },
  ): Promise<{ id: string } | Refused>;
  updateWorklog(
    issueId: string,
    worklogId: string,
    worklog: WorklogWrite,
  ): Promise<'done' | 'not-found' | Refused>;
  deleteWorklog(issueId: string, worklogId: string): Promise<void>;
  /** Names of the link types of this site. */
  linkTypes(): Promise<readonly string[]>;
  linkExists(linkId: string): Promise<boolean>;
  /** The same link twice is one link: the id of the first is answered. Absent where Jira did not say it. */
  addLink(link: LinkWrite): Promise<{ id?: string } | Refused>;
  deleteLink(linkId: string): Promise<void>;
  readRemoteLinks(issueId: string): Promise<JiraList>;
  remoteLinkExists(issueId: string, linkId: string): Promise<boolean>;
  putRemoteLink(issueId: string, link: RemoteLinkWrite): Promise<{ id: string } | Refused>;
  deleteRemoteLink(issueId: string, linkId: string): Promise<void>;
  project(idOrKey: string): Promise<JiraProject | 'not-found'>;
  /** Fields the create screen offers for a project and issue type. */
  createFields(projectId: string, issueTypeId: string): Promise<readonly JiraField[]>;
}

export interface Refused {
  readonly refused: true;
  /** Field id -> Jira's message. */
  readonly fields: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
  /**
   * Set where Jira blames no field, so that the same write may pass later: the app lacks a right (403), or the issue
   * cannot be changed as it stands (400).
   */
  readonly passing?: 'right' | 'state';
}

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly typeKey: string;
  /** `level`: -1 sub-task, 0 standard, 1 and above epics and what stands over them. */
  readonly issueTypes: readonly { readonly id: string; readonly name: string; readonly level: number }[];
}

export interface JiraField {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: { readonly type: string; readonly items?: string; readonly custom?: string };
  readonly allowedValues?: readonly unknown[];
  /** What Jira fills it with where nothing is given; raw, as Jira gives it. */
  readonly filledWith?: unknown;
}

/** What a person may do with an issue; `administer` is the right over the whole site, issue or not. */
export type IssueRight = 'see' | 'edit' | 'delete' | 'administer';

/** Questions that are answered with the rights of the person who asks. */
export interface JiraAsUser {
  me(): Promise<{ accountId: string; displayName: string }>;
  isSiteAdmin(): Promise<boolean>;
  isProjectAdmin(projectIdOrKey: string): Promise<boolean>;
  maySeeIssue(issueIdOrKey: string): Promise<boolean>;
  /** Those of `asked` that the person has, in one question. Empty where Jira shows no such issue. */
  rightsOnIssue(issueIdOrKey: string, asked: readonly IssueRight[]): Promise<ReadonlySet<IssueRight>>;
  projects(query: string): Promise<readonly { id: string; key: string; name: string; typeKey: string }[]>;
}
