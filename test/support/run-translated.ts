import { createContext, Script } from 'node:vm';
import type { GroovyIdiom } from './groovy-idiom.ts';

/** Runs a translated script with stand-ins for the helpers. Gives what it wrote, and calls that do something. */
export function runTranslated(script: string, given: GroovyIdiom['given'] = {}): Record<string, unknown> {
  const calls: unknown[] = [];
  const base = () => ({ labels: [], comments: [], attachments: [], customFields: {}, customKeys: {} });
  const state = {
    issue: { ...base(), ...given.issue },
    replica: { ...base(), ...given.replica },
    previous: given.previous ?? null,
    firstSync: given.firstSync ?? false,
  };
  const context = createContext({
    ...structuredClone(state),
    ...standIns(calls),
    fail: (text: string) => {
      throw new Error(text);
    },
  });
  let failed: string | undefined;
  try {
    new Script(`"use strict";(function () {${script}\n})()`).runInContext(context, { timeout: 2000 });
  } catch (error) {
    failed = error instanceof Error ? error.message : String(error);
  }
  const after: unknown = JSON.parse(JSON.stringify({ issue: context['issue'], replica: context['replica'] }));
  return {
    ...(after as object),
    calls: JSON.parse(JSON.stringify(calls)),
    ...(failed === undefined ? {} : { failed }),
  };
}

const USERS = [{ name: 'Ann', email: 'ann@example.com', ref: 'u1' }];
const NAMED = ['High', 'Medium', 'Task', 'Bug', 'Open', 'Done', '2.0'];

/** Helpers that answer from the few things of one small site. */
function standIns(calls: unknown[]) {
  const effect =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values.filter((value) => !isIssue(value))]);
    };
  const named = (name: string | undefined) => (NAMED.includes(name ?? '') ? { name } : null);
  const twin = (id: string | undefined) => (id === '700' ? { id: '100', key: 'HERE-1' } : null);
  return {
    nodeHelper: {
      getUserByEmail: (email: string | undefined) => USERS.find((one) => one.email === email) ?? null,
      getUserByFullName: (name: string | undefined) => USERS.find((one) => one.name === name) ?? null,
      getPriority: named,
      getResolution: named,
      getStatus: named,
      getIssueType: named,
      getVersion: named,
      getOption: (_issue: unknown, _field: string, value: string) => (value === 'Blue' ? value : null),
      isUserAssignable: (_project: unknown, user: unknown) => user !== null,
      getLocalIssueKeyFromRemoteId: twin,
      createVersion: (_issue: unknown, name: string) => {
        calls.push(['createVersion', name]);
        return { name };
      },
      stripHtml: (html: string) => html.replace(/<[^>]*>/g, ''),
    },
    commentHelper: {
      mergeComments: (
        _issue: unknown,
        replica: { comments: object[] },
        each?: (comment: object) => unknown,
      ) => (each === undefined ? replica.comments : replica.comments.map(each).filter((one) => one != null)),
      addComment: effect('addComment'),
      publicOnly: (comments: { internal: boolean }[]) => comments.filter(({ internal }) => !internal),
    },
    attachmentHelper: {
      mergeAttachments: (_issue: unknown, replica: { attachments: unknown }) => replica.attachments,
    },
    workLogHelper: { mergeWorkLogs: (_issue: unknown, replica: { workLogs: unknown }) => replica.workLogs },
    workflowHelper: { transition: effect('transition'), transitionTo: effect('transitionTo') },
    syncHelper: {
      getLocalIssueKeyFromRemoteId: twin,
      isUnderSync: (key: string) => key === 'HERE-1',
      syncIssue: effect('syncIssue'),
      syncBackAfterProcessing: effect('syncBack'),
      unlinkAfterProcessing: effect('unlink'),
      getRemoteIssueUrl: () => 'https://there.example/browse/THERE-7',
    },
    debug: {
      log: effect('log'),
      error: (value: unknown) => {
        throw new Error(`debug: ${String(value)}`);
      },
    },
    store: effect('store'),
    changed: () => false,
  };
}

function isIssue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'customFields' in value;
}
