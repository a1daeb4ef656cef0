import type { Clock, Log } from './environment.ts';
import type { Jira } from './jira.ts';
import type { Memo } from './memo.ts';
import type { ScriptRunner } from './script-runner.ts';
import type { Store } from './store.ts';

/** Records that can be looked at and not written. */
export type ReadingStore = Pick<Store, 'get' | 'getMany'>;

/** Jira without any call that changes something. */
export type ReadingJira = Pick<
  Jira,
  | 'readIssue'
  | 'searchIssues'
  | 'accountByEmail'
  | 'accountByName'
  | 'peopleNames'
  | 'project'
  | 'transitions'
  | 'statuses'
  | 'createFields'
  | 'names'
  | 'assignable'
  | 'changes'
  | 'watchers'
  | 'votes'
  | 'editFields'
  | 'readRemoteLinks'
>;

/** What a use case gets that only says what would happen: with these it cannot do it. */
export interface ReadingPorts {
  readonly store: ReadingStore;
  readonly jira: ReadingJira;
  readonly clock: Clock;
  readonly log: Log;
  readonly memo: Memo;
  readonly scripts: ScriptRunner;
}

/** Nothing but the reading half of the ports, also where the type of what is handed in is wider. */
export function readingPorts({ store, jira, clock, log, memo, scripts }: ReadingPorts): ReadingPorts {
  return {
    store: {
      get: (kind, key) => store.get(kind, key),
      getMany: (kind, keys) => store.getMany(kind, keys),
    },
    jira: {
      readIssue: (id, want) => jira.readIssue(id, want),
      searchIssues: (jql, want) => jira.searchIssues(jql, want),
      accountByEmail: (email) => jira.accountByEmail(email),
      accountByName: (name) => jira.accountByName(name),
      peopleNames: (ids) => jira.peopleNames(ids),
      project: (id) => jira.project(id),
      transitions: (id) => jira.transitions(id),
      statuses: (projectId, issueTypeId) => jira.statuses(projectId, issueTypeId),
      createFields: (projectId, issueTypeId) => jira.createFields(projectId, issueTypeId),
      names: (of) => jira.names(of),
      assignable: (project, account) => jira.assignable(project, account),
      changes: (id) => jira.changes(id),
      watchers: (id) => jira.watchers(id),
      votes: (id) => jira.votes(id),
      editFields: (id) => jira.editFields(id),
      readRemoteLinks: (id) => jira.readRemoteLinks(id),
    },
    clock,
    log,
    memo,
    scripts,
  };
}
