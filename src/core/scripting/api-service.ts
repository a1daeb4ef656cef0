import type { ApiObject } from './api.ts';

export const serviceHelper: ApiObject = {
  name: 'serviceHelper',
  says: 'Requests of a service desk.',
  members: [
    {
      name: 'getRequestType',
      takes: 'name: string',
      gives: 'Named | null',
      says: 'The request type of this name; null where the desk has none.',
      by: 'lookup',
    },
    {
      name: 'getOrganization',
      takes: 'name: string',
      gives: 'Named | null',
      says: 'The organization of this name; null where the desk has none.',
      by: 'lookup',
    },
    {
      name: 'getParticipants',
      takes: 'issue: Issue',
      gives: 'User[]',
      says: 'Who takes part in the request.',
      by: 'lookup',
    },
    {
      name: 'getOrganizations',
      takes: 'issue: Issue',
      gives: 'Named[]',
      says: 'Organizations that the request is shared with.',
      by: 'lookup',
    },
    {
      name: 'getApprovals',
      takes: 'issue: Issue',
      gives: '{ name: string; status: string; approvers: User[] }[]',
      says: 'Approvals of the request, oldest first.',
      by: 'lookup',
    },
    {
      name: 'getSla',
      takes: 'issue: Issue, name: string',
      gives: '{ name: string; breached: boolean; remaining: number; goal: number; paused: boolean } | null',
      says: 'The running cycle of a service level, in seconds; null where it does not run.',
      by: 'lookup',
    },
    {
      name: 'setRequestType',
      takes: 'issue: Issue, name: string',
      gives: 'void',
      says: 'Gives the request this type. Fails where the desk has none of the name.',
      by: 'effect',
      only: 'incoming',
    },
    {
      name: 'addParticipants',
      takes: 'issue: Issue, users: (User | null)[]',
      gives: 'void',
      says: 'Adds people to the request; null and people without an account here are left out and noted.',
      by: 'effect',
      only: 'incoming',
    },
    {
      name: 'setOrganizations',
      takes: 'issue: Issue, names: string[]',
      gives: 'void',
      says: 'Shares the request with these organizations and no others.',
      by: 'effect',
      only: 'incoming',
    },
  ],
};

export const jiraHelper: ApiObject = {
  name: 'jiraHelper',
  says: "Jira's REST API for the work item under sync, and no other. Paths come from a closed list.",
  members: [
    {
      name: 'get',
      takes: 'path: string',
      gives: 'any',
      says: 'Reads below the work item: `changelog`, `transitions`, `watchers`, `votes`, `remotelink`, `editmeta` or `properties/<key>`. Null where Jira has nothing there.',
      by: 'lookup',
      example: 'const watchers = jiraHelper.get("watchers")',
    },
    {
      name: 'post',
      takes: 'path: "transitions" | "watchers" | "remotelink", body: any',
      gives: 'void',
      says: 'Noted, and sent to the work item when the script has ended well.',
      by: 'effect',
      only: 'incoming',
    },
    {
      name: 'put',
      takes: 'path: string, body: any',
      gives: 'void',
      says: 'To `properties/<key>` alone. Noted, and sent to the work item when the script has ended well. The property `counterpart` is refused.',
      by: 'effect',
      only: 'incoming',
    },
  ],
};

export const debug: ApiObject = {
  name: 'debug',
  says: 'Finding out what a script does.',
  members: [
    {
      name: 'log',
      takes: '...values: any[]',
      gives: 'void',
      says: 'Writes a line that the test run shows. At most 100 lines of 500 characters; nothing is kept of live runs.',
      by: 'inside',
      example: 'debug.log("status", issue.status)',
    },
    {
      name: 'error',
      takes: 'value: any',
      gives: 'never',
      says: 'Stops with an error that shows the value. The work item waits until the line is gone.',
      by: 'inside',
    },
  ],
};
