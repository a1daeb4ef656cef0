import type { Approval, Organization, SlaMetric } from '../../service/service-model.ts';
import type {
  Attachment,
  ChangeEntry,
  Comment,
  Component,
  Field,
  Group,
  Issue,
  IssueLink,
  IssueType,
  LinkType,
  NamedValue,
  Project,
  RemoteLink,
  Role,
  Status,
  User,
  Version,
  Worklog,
} from '../model.ts';

/** What the search index knows of one issue: the issue and what hangs on it, all of one moment. */
export interface IssueDocument {
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly attachments: readonly Attachment[];
  readonly worklogs: readonly Worklog[];
  /** Oldest first. */
  readonly changes: readonly ChangeEntry[];
  readonly links: readonly IssueLink[];
  readonly remoteLinks: readonly RemoteLink[];
}

/** A name that an app gives to a value inside an entity property, to be used in queries. */
export interface PropertyAlias {
  readonly propertyKey: string;
  /** Dots between the steps; empty for the whole value. */
  readonly path: string;
  readonly type: 'number' | 'string' | 'text' | 'user' | 'date';
  readonly alias: string | null;
}

interface SprintInfo {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'closed' | 'future';
}

interface RequestTypeInfo {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
}

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
}

/**
 * All that a query may look at, as one asker sees it. Collections hold what the asker may see: a project that
 * the asker cannot browse is as good as absent. Priorities come most important first, statuses and resolutions
 * in the order of the site.
 */
export interface SearchView {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly user: User | null;
  readonly timeZone: string;
  readonly projects: readonly Project[];
  readonly issueTypes: readonly IssueType[];
  readonly statuses: readonly Status[];
  readonly priorities: readonly NamedValue[];
  readonly resolutions: readonly NamedValue[];
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly roles: readonly Role[];
  readonly versions: readonly Version[];
  readonly components: readonly Component[];
  readonly linkTypes: readonly LinkType[];
  readonly fields: readonly Field[];
  readonly sprints: readonly SprintInfo[];
  readonly requestTypes: readonly RequestTypeInfo[];
  readonly organizations: readonly Organization[];
  readonly slaMetrics: readonly SlaMetric[];
  approvalsOf(issueId: string): readonly Approval[];
  readonly filters: readonly SavedFilter[];
  readonly aliases: readonly PropertyAlias[];
  /** Project id -> category. */
  readonly categories: ReadonlyMap<string, NamedValue>;
  /** Issue id -> when the asker last looked at it. */
  readonly viewed: ReadonlyMap<string, number>;
  /** When the asker's session began, and the one before it. */
  readonly currentLogin: number;
  readonly lastLogin: number;
  documents(): Iterable<IssueDocument>;
  documentById(id: string): IssueDocument | undefined;
  /** Also by a key that the issue bore before it was moved. */
  documentByKey(key: string): IssueDocument | undefined;
  mayReadComment(comment: Comment, issue: Issue): boolean;
  hasPermission(permission: string, projectId: string): boolean;
}
