import type { Explained } from '../../core/connection/explained.ts';
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

export const isOfProject = (caller: Caller, local: { projectId: string; projectKey: string }): boolean =>
  caller.project === local.projectId || caller.project === local.projectKey;

/** The issue that a request is about: the one it names, else the page's. */
export const issueOf = (caller: Caller, request: { issue?: string | undefined }): string | undefined =>
  request.issue ?? caller.issue;

const issueUnseen = (issue: string) =>
  forbidden(`You cannot see work item ${issue}, or it does not exist.`, 'Check the key, or ask for access.');

/** May see the issue; on the admin pages the page's own right as well. */
export const mayReadIssue: Right<{ issue?: string | undefined }> = async (app, caller, request) => {
  const denied = await rightOfPage(app, caller);
  if (denied) return denied;
  const issue = issueOf(caller, request);
  if (issue === undefined) return noIssue;
  return (await app.user.maySeeIssue(issue)) ? undefined : issueUnseen(issue);
};

/** May change the issue: a sync writes to it. */
export const mayWriteIssue: Right<{ issue?: string | undefined }> = async (app, caller, request) => {
  const denied = await mayReadIssue(app, caller, request);
  const issue = issueOf(caller, request);
  if (denied || issue === undefined) return denied ?? noIssue;
  if (await app.user.mayEditIssue(issue)) return undefined;
  return forbidden(`You may not edit work item ${issue}, and a sync changes it.`, 'Ask somebody who may.');
};

/** Keeping an issue takes the right to edit it, having it deleted the right to delete it. */
export const mayEndIssue: Right<{ issue?: string | undefined; keep: boolean }> = async (
  app,
  caller,
  request,
) => {
  const denied = await mayWriteIssue(app, caller, request);
  const issue = issueOf(caller, request);
  if (denied || request.keep || issue === undefined) return denied;
  if (await app.user.mayDeleteIssue(issue)) return undefined;
  return forbidden(`You may not delete work item ${issue}.`, 'Ask somebody who may.');
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
