import type { Refused } from './jira.ts';

/** A request type of a service desk; `issueType` is the id of the work type that its requests have. */
export interface DeskRequestType {
  readonly id: string;
  readonly name: string;
  readonly issueType: string;
}

/** The desk of a space with what can be asked of it. */
export interface Desk {
  readonly id: string;
  readonly types: readonly DeskRequestType[];
}

/** What the portal asks of whoever raises a request of a type. */
export interface RequestForm {
  readonly fields: readonly { readonly id: string; readonly name: string; readonly required: boolean }[];
  /** The app may raise requests for others. */
  readonly onBehalf: boolean;
}

export interface RequestWrite {
  readonly desk: string;
  readonly type: string;
  /** Jira field id -> value, of fields that the form has. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Account of the customer; absent: the app itself. */
  readonly customer?: string;
  /** Comes back in the event of the new work item. */
  readonly trace: string;
}

/** A site's service desks, as the app user. PortError as of the rest of Jira. */
export interface JiraDesk {
  /** The desk of a space; undefined where it has none, or the app is not let in. */
  desk(projectId: string): Promise<Desk | undefined>;
  /** Undefined where the type is gone, or its portal is closed to the app. */
  requestForm(desk: string, type: string): Promise<RequestForm | undefined>;
  /** Raises a request as the portal does. It bears no property: the trace alone says whose it is. */
  raiseRequest(request: RequestWrite): Promise<{ readonly id: string; readonly key: string } | Refused>;
}
