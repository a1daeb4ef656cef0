import type { ApiObject } from './api.ts';

export const workflowHelper: ApiObject = {
  name: 'workflowHelper',
  says: 'Moves the work item through its workflow, after its fields are written.',
  members: [
    {
      name: 'transition',
      takes: 'issue: Issue, transition: string, fields?: { [field: string]: any }',
      gives: 'void',
      says: 'Goes along the transition of this name, or id, from the status that the work item has; nothing happens where it is not offered. At most one for each run.',
      by: 'effect',
      only: 'incoming',
      example:
        'if (issue.status.name === "In Progress" && replica.status.name === "Resolved") workflowHelper.transition(issue, "Resolve")',
    },
    {
      name: 'transitionTo',
      takes: 'issue: Issue, status: Status | string, fields?: { [field: string]: any }',
      gives: 'void',
      says: 'Walks the shortest way through the workflow to the status. Fails with the name of the status where no way leads there, and of the field where a screen demands one.',
      by: 'effect',
      only: 'incoming',
      example: 'workflowHelper.transitionTo(issue, replica.status.name)',
    },
  ],
};

export const syncHelper: ApiObject = {
  name: 'syncHelper',
  says: 'The sync itself.',
  members: [
    {
      name: 'getLocalIssueKeyFromRemoteId',
      takes: 'id: string | null | undefined, entity?: "issue" | "sprint"',
      gives: 'IssueRef | null',
      says: "The work item here that stands for the partner's work item of this id; null where none is under sync.",
      by: 'lookup',
    },
    {
      name: 'isUnderSync',
      takes: 'key: string',
      gives: 'boolean',
      says: 'Whether a work item of this site is under sync on this connection.',
      by: 'lookup',
    },
    {
      name: 'getRemoteIssueUrl',
      takes: '',
      gives: 'string | null',
      says: 'Where people of the partner open their work item; null before there is one.',
      by: 'inside',
    },
    {
      name: 'getRemoteIssueKey',
      takes: '',
      gives: 'string | null',
      says: "Key of the partner's work item; null before there is one.",
      by: 'inside',
      example: 'issue.customFields["Remote key"].value = syncHelper.getRemoteIssueKey()',
    },
    { name: 'getTrackerUrl', takes: '', gives: 'string', says: 'Address of this site.', by: 'inside' },
    {
      name: 'getRemoteTrackerUrl',
      takes: '',
      gives: 'string',
      says: "Address of the partner's site.",
      by: 'inside',
    },
    {
      name: 'syncBackAfterProcessing',
      takes: '',
      gives: 'void',
      says: 'Sends this work item once when the change has been taken in, also where nothing here was edited.',
      by: 'effect',
      only: 'incoming',
      example: 'if (firstSync) syncHelper.syncBackAfterProcessing()',
    },
    {
      name: 'unlinkAfterProcessing',
      takes: '',
      gives: 'void',
      says: 'Ends the sync of this work item when the change has been taken in. Both work items stay.',
      by: 'effect',
      only: 'incoming',
      example: 'if (replica.status.name === "Done") syncHelper.unlinkAfterProcessing()',
    },
    {
      name: 'syncIssue',
      takes: 'key: string',
      gives: 'void',
      says: 'Puts another work item of the spaces in scope under sync when the change has been taken in. Nothing happens where it is or was under sync; one that came from a partner is not sent on.',
      by: 'effect',
      only: 'incoming',
      example: 'if (firstSync && issue.parent) syncHelper.syncIssue(issue.parent.key)',
    },
  ],
};
