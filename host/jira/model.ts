/**
 * What one site's Jira consists of. Plain data, kept in memory by state.ts and written through to the site's
 * database; REST shapes are made from it in rest/, never stored. Ids are decimal strings, times epoch ms.
 */

import type { AccountLife, PermissionHolder, ProjectExtras, TransitionValidator } from './site-model.ts';

export interface User extends AccountLife {
  accountId: string;
  accountType: 'atlassian' | 'app' | 'customer';
  displayName: string;
  emailAddress: string;
  /** Profile visibility: others see the address only where this is true. */
  emailVisible: boolean;
  active: boolean;
  timeZone: string;
  locale: string;
  /** Names of groups. */
  groups: string[];
  properties: Record<string, unknown>;
}

export interface Project extends ProjectExtras {
  id: string;
  key: string;
  name: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  style: 'classic' | 'next-gen';
  description: string;
  leadAccountId: string;
  issueTypeIds: string[];
  permissionSchemeId: string;
  /** Issue type id -> workflow id; `*` for the rest. */
  workflows: Record<string, string>;
  /** Role id -> account ids and group names. */
  roles: Record<string, { users: string[]; groups: string[] }>;
  securityLevels: SecurityLevel[];
  lastIssueNumber: number;
  state: 'live' | 'archived' | 'trashed';
  properties: Record<string, unknown>;
  /** Where an admin has blocked apps from this project. */
  blockedForApps: boolean;
}

export interface SecurityLevel {
  id: string;
  name: string;
  description: string;
  users: string[];
  groups: string[];
  roles: string[];
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  subtask: boolean;
  hierarchyLevel: number;
}

export interface Status {
  id: string;
  name: string;
  description: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface Workflow {
  id: string;
  name: string;
  initialStatusId: string;
  statusIds: string[];
  transitions: Transition[];
}

export interface Transition {
  id: string;
  name: string;
  /** Empty: a global transition, possible from everywhere. */
  from: string[];
  to: string;
  /** Field ids on the transition's screen. */
  screen: { fieldId: string; required: boolean }[];
  /** Field id -> value set after the transition; resolution is cleared on leaving the done category. */
  sets: Record<string, unknown>;
  /** Who may use it, each of them: from others it is hidden. Validators refuse with their message. */
  conditions?: PermissionHolder[];
  validators?: TransitionValidator[];
  /** Customers of a service project may use it in the portal. */
  inPortal?: boolean;
}

/** A field of the site: system fields carry their own id, custom ones `customfield_<n>`. */
export interface Field {
  id: string;
  name: string;
  custom: boolean;
  /** `{type, items?, system?}` or `{type, items?, custom, customId}` as REST gives it. */
  schema: { type: string; items?: string; system?: string; custom?: string; customId?: number };
  options: FieldOption[];
  description: string;
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
  clauseNames: string[];
  /** The one context of a custom field, where its options live; null for a system field. */
  contextId: string | null;
  trashed: boolean;
}

export interface FieldOption {
  id: string;
  value: string;
  disabled: boolean;
  children: FieldOption[];
}

/** Which fields a project's create and edit screens show, per issue type (`*` for the rest). */
export interface ScreenScheme {
  projectId: string;
  screens: Record<string, { create: ScreenField[]; edit: ScreenField[] }>;
}

export interface ScreenField {
  fieldId: string;
  required: boolean;
  defaultValue?: unknown;
}

/**
 * An issue. `values` holds field values in stored form, by field id; a field without a value has no key (never
 * null, never an empty list). fields/ turns stored values into REST shapes and back.
 *
 * | field | stored as |
 * |---|---|
 * | project, issuetype, status, parent, created, updated, creator | on the issue itself, never in `values` |
 * | summary, text field, URL, read-only text | string |
 * | description, environment, paragraph field | ADF document (object) |
 * | assignee, reporter, user picker | account id; multi-user picker, request participants: account ids |
 * | priority, resolution, security | id |
 * | components, fixVersions, versions, multi-version picker | ids; version picker: id |
 * | labels, labels field | strings |
 * | duedate, date field | `YYYY-MM-DD` |
 * | resolutiondate, date-time field | epoch ms |
 * | timeoriginalestimate, timeestimate, timespent | seconds |
 * | number, story points | number |
 * | select, radio | option id; multi-select, checkboxes: option ids |
 * | cascading select | `{parent: option id, child: option id or null}` |
 * | group picker | group id; multi-group picker: group ids |
 * | project picker | project id |
 * | sprint | sprint ids (strings), the newest last |
 * | epic link | issue id |
 * | request type | request type id |
 * | organizations | organization ids |
 */
export interface Issue {
  id: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  statusId: string;
  parentId: string | null;
  created: number;
  updated: number;
  creatorId: string;
  values: Record<string, unknown>;
  properties: Record<string, unknown>;
  watcherIds: string[];
  voterIds: string[];
  rank: string;
  archived: boolean;
  /** Keys under which the issue was known before it was moved. */
  formerKeys: string[];
}

export interface Comment {
  id: string;
  issueId: string;
  authorId: string;
  updateAuthorId: string;
  body: unknown;
  created: number;
  updated: number;
  visibility: { type: 'group' | 'role'; value: string; identifier: string } | null;
  properties: Record<string, unknown>;
  parentId: string | null;
}

export interface Attachment {
  id: string;
  issueId: string;
  authorId: string;
  filename: string;
  mimeType: string;
  size: number;
  created: number;
}

export interface Worklog {
  id: string;
  issueId: string;
  authorId: string;
  updateAuthorId: string;
  comment: unknown;
  started: number;
  timeSpentSeconds: number;
  created: number;
  updated: number;
  visibility: { type: 'group' | 'role'; value: string; identifier: string } | null;
  properties: Record<string, unknown>;
}

export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

export interface IssueLink {
  id: string;
  typeId: string;
  inwardIssueId: string;
  outwardIssueId: string;
}

export interface RemoteLink {
  id: string;
  issueId: string;
  globalId: string | null;
  application: { type?: string; name?: string };
  relationship: string | null;
  object: Record<string, unknown>;
}

export interface Version {
  id: string;
  projectId: string;
  name: string;
  description: string;
  archived: boolean;
  released: boolean;
  startDate: string | null;
  releaseDate: string | null;
  sequence: number;
}

export interface Component {
  id: string;
  projectId: string;
  name: string;
  description: string;
  leadAccountId: string | null;
  assigneeType: 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';
}

/** A priority or a resolution. */
export interface NamedValue {
  id: string;
  name: string;
  description: string;
  /** Order in lists, ascending. */
  sequence: number;
  /** Priorities only: `#rrggbb` and the icon's path. */
  statusColor?: string;
  iconPath?: string;
}

export interface ChangeItem {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId?: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface ChangeEntry {
  id: string;
  issueId: string;
  authorId: string;
  created: number;
  items: ChangeItem[];
  historyMetadata?: Record<string, unknown>;
}

export interface Group {
  name: string;
  groupId: string;
}

export interface Role {
  id: string;
  name: string;
  description: string;
}
