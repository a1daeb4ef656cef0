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
  says: "What hangs on the work item under sync in Jira's REST API, and nothing else. Paths come from a closed list; each call counts as one of Jira's.",
  members: [
    {
      name: 'get',
      takes: 'path: string',
      gives: 'any',
      says: '`changelog`: the newest 100 changes, oldest first, as `{at, by, items: [{field, name, from, to}]}`; `transitions`: as `nodeHelper.getTransitions`; `watchers`: a list of `User`; `votes`: a number; `remotelink`: `{id, url, title, summary?, relationship?}` each; `editmeta`: `{id, name, required}` of each field of the edit screen; `properties/<key>`: the value. Null where Jira has nothing there, and before the work item is made. Another path fails.',
      by: 'lookup',
      example: 'const watchers = jiraHelper.get("watchers") ?? []',
    },
    {
      name: 'post',
      takes: 'path: "transitions" | "watchers" | "remotelink", body: any',
      gives: 'void',
      says: '`transitions` takes `{transition: {id}}` or `{transition: {name}}`; `watchers` a `User` of this site or an account id; `remotelink` `{object: {url, title, summary?}, relationship?}`, one link for each address. Noted, and sent when the script has ended well; what Jira refuses is shown on the work item.',
      by: 'effect',
      only: 'incoming',
      example:
        'jiraHelper.post("remotelink", { object: { url: "https://wiki.example.com/" + replica.key, title: "Wiki" } })',
    },
    {
      name: 'put',
      takes: 'path: string, body: any',
      gives: 'void',
      says: 'To `properties/<key>` alone: the value, at most 32,768 characters of JSON. Keys that begin with `counterpart` are refused.',
      by: 'effect',
      only: 'incoming',
      example: 'jiraHelper.put("properties/origin", { key: replica.key })',
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
