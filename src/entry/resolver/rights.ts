import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraProject } from '../../core/ports/jira.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';
import type { Right } from './serve-operation.ts';

const forbidden = (message: string, next: string): Explained => ({ code: 'forbidden', message, next });

const notAdmin = forbidden(
  'Only an administrator of this Jira site may do this.',
  'Ask a site administrator to do it or to give you the role.',
);

const notProjectAdmin = forbidden(
  'Only an administrator of this space may do this.',
  'Ask an administrator of the space.',
);

const nobody = forbidden('Jira did not say who you are.', 'Log in and load the page again.');

/** Everything of the site: for its administrators alone. */
export const siteAdmin: Right<unknown> = async (app, caller) => {
  if (caller.accountId === undefined) return nobody;
  return (await app.user.isSiteAdmin()) ? undefined : notAdmin;
};

/** On the admin page a site administrator; on a project's page an administrator of that project. */
export const adminOfPage: Right<unknown> = async (app, caller, request) => {
  if (caller.surface !== 'project') return siteAdmin(app, caller, request);
  if (caller.accountId === undefined) return nobody;
  if (caller.project === undefined) return notProjectAdmin;
  return (await app.user.isProjectAdmin(caller.project)) ? undefined : notProjectAdmin;
};

/** As adminOfPage, and on a project's page only for connections of that project. */
export const adminOfConnection: Right<{ connection: string }> = async (app, caller, request) => {
  const denied = await adminOfPage(app, caller, request);
  if (denied || caller.surface !== 'project') return denied;
  const found = await app.connection(request.connection);
  if (found.ok && isOfProject(caller, found.value.local)) return undefined;
  return forbidden('The connection does not belong to this space.', 'Open it from its own space.');
};

/** As adminOfConnection where a connection is named, and else for administrators of the site. */
export const adminOfConnectionOrSite: Right<{ connection?: string | undefined }> = (app, caller, request) => {
  const { connection } = request;
  return connection === undefined
    ? siteAdmin(app, caller, request)
    : adminOfConnection(app, caller, { connection });
};

/** Whether the page's person may connect partners: a site admin, or a project admin as the site's setting says. */
export const mayConnect: Right<unknown> = async (app, caller, request) => {
  const denied = await adminOfPage(app, caller, request);
  if (denied || caller.surface !== 'project') return denied;
  const { projectAdmins } = await app.settings();
  return projectAdmins === 'never' ? onlySiteAdmins : undefined;
};

/** As mayConnect, and on a project's page only for Basic connections that reach no other project. */
export const mayTendConnection: Right<{ connection: string }> = async (app, caller, request) => {
  const denied = await adminOfConnection(app, caller, request);
  if (denied || caller.surface !== 'project') return denied;
  const notAllowed = await mayConnect(app, caller, request);
  if (notAllowed) return notAllowed;
  const found = await app.connection(request.connection);
  return found.ok ? beyondProject(app, found.value) : undefined;
};

/** What a connection is beyond a Basic one of one project: its own mode, or what its rules in force say. */
async function beyondProject(app: ResolverApp, connection: Connection): Promise<Explained | undefined> {
  const rules = connection.version === 0 ? undefined : await app.rules(connection.id);
  const version = rules?.ok === true ? rules.value.version : undefined;
  if (connection.mode !== 'basic') return notBasic(connection.mode);
  if (version !== undefined && version.mode !== 'basic') return notBasic(version.mode);
  const { projectId } = connection.local;
  return version?.scope.projects.some(({ id }) => id !== projectId) ? ofSeveral : undefined;
}

/** Where the site wants two admins for a publish, rules go by way of a draft. Rules of a project's page stay Basic. */
export const mayPublish: Right<{ connection: string; version: Readonly<Record<string, unknown>> }> = async (
  app,
  caller,
  request,
) => {
  const denied = await mayTendConnection(app, caller, request);
  if (denied) return denied;
  if (((await app.settings()).publishing?.secondAdmin ?? 'never') !== 'never') return byTwo;
  if (caller.surface !== 'project') return undefined;
  const mode = request.version['mode'];
  return mode === undefined || mode === 'basic' ? undefined : notBasic(String(mode));
};

const byTwo = forbidden(
  'On this site a second administrator must agree to rules before they are published.',
  'Save them as a draft on the page of the connection and publish it there.',
);

const onlySiteAdmins = forbidden(
  'On this site only site administrators make and change connections.',
  'Ask a site administrator to do it, or to change the setting of Counterpart.',
);

const ofSeveral = forbidden(
  'The connection reaches other spaces too, so that only a site administrator may change it.',
  'Ask a site administrator.',
);

const notBasic = (mode: string): Explained =>
  forbidden(
    `Administrators of a space look after Basic connections, and this is about the ${mode.slice(0, 20)} mode.`,
    'Ask a site administrator.',
  );

/** Seconds for which Jira's yes to somebody who only looks on is remembered. */
const LOOKING_ON = 60;

/**
 * For what a page asks again and again to show how something stands: a right that Jira has granted counts for a
 * minute, of one person for one request of one operation. A refusal is never remembered, and what changes anything asks each time.
 */
export const lookingOn =
  <Request extends object>(operation: { readonly name: string }, right: Right<Request>): Right<Request> =>
  async (app, caller, request) => {
    const { accountId, surface, project, issue } = caller;
    const key = `right:${JSON.stringify([operation.name, accountId, surface, project, issue, request])}`;
    if (app.memo.recall(key, LOOKING_ON) === true) return undefined;
    const denied = await right(app, caller, request);
    if (denied === undefined) app.memo.keep(key, true);
    return denied;
  };

/** The project of a project's page, as the app sees it. */
export async function pageProject(app: ResolverApp, caller: Caller): Promise<Attempt<JiraProject>> {
  const project = caller.project === undefined ? 'not-found' : await app.project(caller.project);
  return project === 'not-found' ? failed(noSuchProject) : done(project);
}

const noSuchProject = forbidden(
  'The app does not see this space.',
  'Let the app into it under Data security policies.',
);

/** On a project's page: that the id is that of the page's project. */
export async function isOfPage(
  app: ResolverApp,
  caller: Caller,
  projectId: string,
): Promise<Explained | undefined> {
  if (caller.surface !== 'project' || caller.project === projectId) return undefined;
  const project = await pageProject(app, caller);
  if (project.ok && project.value.id === projectId) return undefined;
  const other = forbidden('On this page a connection is made for this space alone.', 'Choose this space.');
  return { ...other, field: 'projectId' };
}

export const isOfProject = (caller: Caller, local: { projectId: string; projectKey: string }): boolean =>
  caller.project === local.projectId || caller.project === local.projectKey;

/** The issue that a request is about: the one it names, else the page's. */
export const issueOf = (caller: Caller, request: { issue?: string | undefined }): string | undefined =>
  request.issue ?? caller.issue;

const issueUnseen = (issue: string) =>
  forbidden(`You cannot see work item ${issue}, or it does not exist.`, 'Check the key, or ask for access.');

/** May see the issue; on the admin pages the page's own right as well. */
export const mayReadIssue: Right<{ issue?: string | undefined }> = (app, caller, request) =>
  rightsOver(app, caller, issueOf(caller, request), []);

/** May change the issue: a sync writes to it. */
export const mayWriteIssue: Right<{ issue?: string | undefined }> = (app, caller, request) =>
  rightsOver(app, caller, issueOf(caller, request), ['edit']);

/** Keeping an issue takes the right to edit it, having it deleted the right to delete it. */
export const mayEndIssue: Right<{ issue?: string | undefined; keep: boolean }> = (app, caller, request) =>
  rightsOver(app, caller, issueOf(caller, request), request.keep ? ['edit'] : ['edit', 'delete']);

/** Asks Jira once for all that is needed of the person: the page's right, seeing the issue, and `wanted`. */
async function rightsOver(
  app: ResolverApp,
  caller: Caller,
  issue: string | undefined,
  wanted: readonly ('edit' | 'delete')[],
): Promise<Explained | undefined> {
  const onAdminPage = caller.surface === 'admin';
  const denied = onAdminPage && issue !== undefined ? undefined : await rightOfPage(app, caller);
  if (denied) return denied;
  if (caller.accountId === undefined) return nobody;
  if (issue === undefined) return noIssue;
  const held = await app.user.rightsOnIssue(issue, [
    ...(onAdminPage ? (['administer'] as const) : []),
    'see',
    ...wanted,
  ]);
  // Of an issue that it does not show Jira answers no right at all, not even that over the site.
  const notAdminAfterAll =
    onAdminPage && !held.has('administer') ? await rightOfPage(app, caller) : undefined;
  if (notAdminAfterAll) return notAdminAfterAll;
  if (!held.has('see')) return issueUnseen(issue);
  const lacking = wanted.find((right) => !held.has(right));
  return lacking && lacks[lacking](issue);
}

const lacks: Readonly<Record<'edit' | 'delete', (issue: string) => Explained>> = {
  edit: (issue) =>
    forbidden(`You may not edit work item ${issue}, and a sync changes it.`, 'Ask somebody who may.'),
  delete: (issue) => forbidden(`You may not delete work item ${issue}.`, 'Ask somebody who may.'),
};

const noIssue: Explained = {
  code: 'invalid-request',
  field: 'issue',
  message: 'The request names no work item.',
  next: 'Give the key of a work item, such as SUP-1.',
};

const rightOfPage: (...given: [Parameters<Right<unknown>>[0], Caller]) => Promise<Explained | undefined> =
  async (app, caller) => {
    if (caller.accountId === undefined) return nobody;
    const own = caller.surface === 'issue' || caller.surface === 'issue-action';
    return own ? undefined : adminOfPage(app, caller, undefined);
  };
