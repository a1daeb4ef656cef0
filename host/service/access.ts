import type { Call } from '../jira/call.ts';
import {
  ORGANIZATIONS_FIELD_ID,
  PARTICIPANTS_FIELD_ID,
  REQUEST_TYPE_FIELD_ID,
} from '../jira/catalogue/custom-fields.ts';
import { ROLE_CUSTOMERS, SERVICE_AGENTS } from '../jira/catalogue/people.ts';
import { isStrings } from '../jira/fields/field-kind.ts';
import { unauthorized } from '../jira/jira-error.ts';
import { findIssue, projectOf } from '../jira/lookup.ts';
import type { Issue, Project, User } from '../jira/model.ts';
import { asPrincipal, can, canSee, isInRole, userOf, usersWith } from '../jira/permissions.ts';
import type { JiraState } from '../jira/state.ts';
import { agentsOnly, deskMissing, refused, requestMissing } from './service-error.ts';
import type { Organization, RequestType, ServiceDesk } from './service-model.ts';

/** A desk with its project. */
export interface Desk {
  readonly desk: ServiceDesk;
  readonly project: Project;
}

/** An issue with a request type, and the desk it belongs to. */
export interface CustomerRequest extends Desk {
  readonly issue: Issue;
  readonly type: RequestType;
}

/** Agents have the permission in the project and a licence of the product; apps need no licence. */
export function isAgent(call: Pick<Call, 'state' | 'principal'>, project: Project): boolean {
  const user = userOf(call.state, call.principal);
  if (!user || !can(call, 'SERVICEDESK_AGENT', { project })) return false;
  return user.accountType === 'app' || user.groups.includes(SERVICE_AGENTS);
}

export function requireAgent(call: Call, project: Project): void {
  if (!isAgent(call, project)) throw agentsOnly();
}

export function requireDeskAdmin(call: Call, project: Project): void {
  if (!can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw refused('You need to administer this service project to do this.', 'sd.admin.error.no.permission');
  }
}

export function callerOf(call: Call): User {
  const user = userOf(call.state, call.principal);
  if (!user?.active) throw unauthorized();
  return user;
}

/** The desk of a service desk id or a project key, if the caller may enter its portal or works there. */
export function enteredDesk(call: Call, idOrKey: string): Desk {
  const found = findDesk(call.state, idOrKey);
  if (!found || !mayEnter(call, found)) throw deskMissing();
  return found;
}

function findDesk(state: JiraState, idOrKey: string): Desk | undefined {
  const named = state.projects.by('key', idOrKey.toUpperCase())[0];
  const desk = state.desks.get(idOrKey) ?? (named ? state.desks.by('project', named.id)[0] : undefined);
  const project = desk && state.projects.get(desk.projectId);
  return desk && project?.state === 'live' ? { desk, project } : undefined;
}

export function deskOf(state: JiraState, project: Project): Desk | undefined {
  const desk = state.desks.by('project', project.id)[0];
  return desk ? { desk, project } : undefined;
}

export function mayEnter(call: Call, { desk, project }: Desk): boolean {
  const user = userOf(call.state, call.principal);
  if (!user?.active || (project.blockedForApps && user.accountType === 'app')) return false;
  if (can(call, 'BROWSE_PROJECTS', { project }) || can(call, 'ADMINISTER_PROJECTS', { project })) return true;
  return isCustomer(call.state, user, { desk, project });
}

/** Whether somebody may raise requests in the portal of a desk. */
export function isCustomer(state: JiraState, user: User, { desk, project }: Desk): boolean {
  if (user.accountType === 'app' || !user.active) return false;
  if (desk.access === 'open' || isInRole(state, user, ROLE_CUSTOMERS, project)) return true;
  return organizationsOf(state, user.accountId).some(({ id }) => desk.organizationIds.includes(id));
}

export function organizationsOf(state: JiraState, accountId: string): Organization[] {
  return state.organizations.filter(({ memberIds }) => memberIds.includes(accountId));
}

/** The request type of an issue of a service project; an issue without one is no request. */
export function requestOf(state: JiraState, issue: Issue): CustomerRequest | undefined {
  const type = state.requestTypes.get(String(issue.values[REQUEST_TYPE_FIELD_ID] ?? ''));
  const found = type && deskOf(state, projectOf(state, issue));
  return found && type.projectId === found.project.id ? { ...found, issue, type } : undefined;
}

/** The request of an id or key, if the caller has a part in it or sees its issue. */
export function visibleRequest(call: Call, idOrKey: string): CustomerRequest {
  callerOf(call);
  const issue = findIssue(call.state, idOrKey);
  const found = issue && requestOf(call.state, issue);
  if (!found || !seesRequest(call, found)) throw requestMissing();
  return found;
}

export function seesRequest(call: Call, request: CustomerRequest): boolean {
  const { issue, project } = request;
  if (issue.archived || project.state === 'trashed') return false;
  if (canSee(call, issue)) return true;
  return call.accountId !== null && mayEnter(call, request) && hasPart(call.state, call.accountId, issue);
}

/** Reporter, participant, member of an organization that the request is shared with, or approver. */
export function hasPart(state: JiraState, accountId: string, issue: Issue): boolean {
  if (issue.values['reporter'] === accountId || participantsOf(issue).includes(accountId)) return true;
  const shared = sharedWith(issue);
  if (organizationsOf(state, accountId).some(({ id }) => shared.includes(id))) return true;
  return state.approvals
    .by('issue', issue.id)
    .some(({ approvers }) => approvers.some((one) => one.accountId === accountId));
}

export function participantsOf(issue: Issue): string[] {
  const stored = issue.values[PARTICIPANTS_FIELD_ID];
  return isStrings(stored) ? stored : [];
}

export function sharedWith(issue: Issue): string[] {
  const stored = issue.values[ORGANIZATIONS_FIELD_ID];
  return isStrings(stored) ? stored : [];
}

/**
 * The same call with the rights of the desk: customers have none on the issue itself, and what the portal lets them
 * do is done for them. Author and actor stay those of the call.
 */
export function onBehalfOfDesk(call: Call, project: Project): Call {
  if (can(call, 'MODIFY_REPORTER', { project })) return { ...call, version: 2 };
  const steward = usersWith(call.state, 'MODIFY_REPORTER', { project })[0];
  if (!steward) throw refused(`Nobody serves the service project ${project.key}, so its portal is closed.`);
  return { ...call, version: 2, principal: asPrincipal(steward) };
}
