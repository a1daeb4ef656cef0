/** What a site consists of beside its projects and issues; see model.ts. */

/** Who holds a permission: a project role, a group, any licensed user, or a part somebody plays on the issue. */
export type PermissionHolder =
  | { type: 'projectRole'; parameter: string }
  | { type: 'group'; parameter: string }
  | { type: 'applicationRole' }
  | { type: 'projectLead' }
  | { type: 'reporter' }
  | { type: 'assignee' }
  | { type: 'user'; parameter: string };

/** What must be true when a transition is used. */
export type TransitionValidator =
  /** The field must have a value; without a message of its own, Jira says which. */
  | { type: 'field'; fieldId: string; message?: string }
  /** The caller must be this person or group. */
  | { type: 'holder'; holder: PermissionHolder; message: string };

export interface PermissionGrant {
  id: string;
  permission: string;
  holder: PermissionHolder;
}

export interface PermissionScheme {
  id: string;
  name: string;
  description: string;
  grants: PermissionGrant[];
}

export interface Sprint {
  id: string;
  name: string;
  state: 'future' | 'active' | 'closed';
  boardId: string;
  goal: string;
  startDate: number | null;
  endDate: number | null;
  completeDate: number | null;
}

/** The site's own settings, one record. */
export interface SiteSettings {
  id: 'settings';
  timeZone: string;
  attachmentLimitBytes: number;
  attachmentsEnabled: boolean;
  votingEnabled: boolean;
  watchingEnabled: boolean;
  unassignedAllowed: boolean;
  subTasksEnabled: boolean;
  issueLinkingEnabled: boolean;
  timeTrackingEnabled: boolean;
  workingHoursPerDay: number;
  workingDaysPerWeek: number;
  defaultPriorityId: string | null;
  defaultResolutionId: string | null;
}

export interface ProjectCategory {
  id: string;
  name: string;
  description: string;
}

/** With whom a filter is shared. `ids` by type: user account id, group id, project id, or project and role id. */
export interface FilterShare {
  id: string;
  type: 'user' | 'group' | 'project' | 'projectRole' | 'global' | 'authenticated';
  accountId?: string;
  groupId?: string;
  projectId?: string;
  roleId?: string;
}

export interface Filter {
  id: string;
  name: string;
  description: string;
  jql: string;
  ownerId: string;
  favouriteOf: string[];
  /** Who may see it besides the owner. */
  shares: FilterShare[];
  /** Who may change it besides the owner. */
  editors: FilterShare[];
  /** Ids of the columns; null: the site's own. */
  columns: string[] | null;
}

/** When somebody last looked at an issue. */
export interface IssueVisit {
  /** Account id and issue id, with a slash between. */
  id: string;
  accountId: string;
  issueId: string;
  at: number;
}

/** What a project may have besides the parts that every project has. */
export interface ProjectExtras {
  /** Who gets a new issue without an assignee; absent: nobody. */
  assigneeType?: 'PROJECT_LEAD' | 'UNASSIGNED';
  categoryId?: string;
  url?: string;
  /** Keys that the project bore before. */
  formerKeys?: string[];
  /** Features switched away from their default state. */
  features?: Record<string, boolean>;
  /** While archived or in the trash: who put it there and when (epoch ms). */
  setAside?: { at: number; by: string };
}

/** Epoch milliseconds at which a person's profile was last changed, and at which the account was closed for good. */
export interface AccountLife {
  updated?: number;
  closed?: number;
}

export interface DeletedWorklog {
  id: string;
  deleted: number;
}
