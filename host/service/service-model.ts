/**
 * What Jira Service Management keeps on top of a site's projects and issues. Plain data like model.ts: kept by
 * state.ts, shaped in shape/, never in REST form. Ids are decimal strings, times epoch ms.
 */

/** The desk of a service project; it is born and goes with the project. */
export interface ServiceDesk {
  id: string;
  projectId: string;
  /** First part of a request type's name in the Request Type field: `<portal key>/<request type key>`. */
  portalKey: string;
  /** Who may raise requests: everybody with an account, or only those whom the team has added. */
  access: 'open' | 'restricted';
  organizationIds: string[];
  groups: { id: string; name: string }[];
  /** Whether customers may add and remove participants of their requests. */
  customersManageParticipants: boolean;
  /** Whether customers are asked how satisfied they were. */
  asksForFeedback: boolean;
  /** Statuses in which a request waits for a decision. */
  approvalSteps: ApprovalStep[];
}

/** A status that is left by decisions: enough approvals take one transition, a refusal the other. */
export interface ApprovalStep {
  name: string;
  statusId: string;
  /** A field of users; who stands in it on entering the status is asked. */
  approversFieldId: string;
  /** How many have to approve; `all` of them by default in Jira. */
  needed: number | 'all';
  approveTransitionId: string;
  declineTransitionId: string;
}

/** What a request form shows of a field. A field that is not visible gets its preset value. */
export interface RequestTypeField {
  fieldId: string;
  label: string;
  description: string;
  required: boolean;
  visible: boolean;
  /** As a client would send it; absent without a preset. */
  preset?: unknown;
}

export interface RequestType {
  id: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  name: string;
  description: string;
  helpText: string;
  groupIds: string[];
  fields: RequestTypeField[];
  /** Status id -> what customers read instead of the status's name. */
  statusNames: Record<string, string>;
  properties: Record<string, unknown>;
}

export interface Organization {
  id: string;
  uuid: string;
  name: string;
  memberIds: string[];
  created: number;
  properties: Record<string, unknown>;
}

/** What a request has besides its issue; absent until there is something to keep. */
export interface RequestFacts {
  issueId: string;
  feedback: { rating: number; comment: string; at: number } | null;
  /** Account ids that want to hear of it although they have no part in it, and those that want not. */
  subscribed: string[];
  muted: string[];
}

/** A file that came in by the portal: with the request itself, or with a comment, whose visibility it shares. */
export interface RequestFile {
  /** Id of the attachment. */
  id: string;
  issueId: string;
  commentId: string | null;
}

/** An uploaded file that no request has yet; its bytes are a blob under the same id. */
export interface TemporaryFile {
  id: string;
  deskId: string;
  accountId: string;
  filename: string;
  contentType: string;
}

export type Decision = 'approved' | 'declined' | 'pending';

export interface Approval {
  id: string;
  issueId: string;
  step: ApprovalStep;
  approvers: { accountId: string; decision: Decision; at: number | null }[];
  finalDecision: Decision;
  created: number;
  completed: number | null;
}

/** Something that happens to a request and starts, pauses or stops a clock. */
export type SlaCondition =
  | { type: 'created' }
  | { type: 'status'; statusId: string }
  | { type: 'resolved' }
  | { type: 'unresolved' }
  | { type: 'answered' };

/** Hours in which a clock runs. Days count from 1, Monday, to 7; minutes from midnight in the time zone. */
export interface SlaCalendar {
  timeZone: string;
  days: { day: number; from: number; to: number }[];
  /** `YYYY-MM-DD` */
  holidays: string[];
}

/** One clock of a desk. It pauses while the request is in a status of `pausedIn`. */
export interface SlaMetric {
  id: string;
  projectId: string;
  name: string;
  /** The custom field that shows it. */
  fieldId: string;
  start: SlaCondition[];
  stop: SlaCondition[];
  pausedIn: string[];
  /** The first goal that fits holds; without priorities it fits every request. */
  goals: { priorityIds?: string[]; duration: number }[];
  /** Null: around the clock. */
  calendar: SlaCalendar | null;
}

export interface Queue {
  id: string;
  projectId: string;
  name: string;
  jql: string;
  fields: string[];
}

/** A page of the knowledge base; it lives in Confluence, the desk only finds it. */
export interface Article {
  id: string;
  spaceKey: string;
  title: string;
  excerpt: string;
  projectIds: string[];
}
