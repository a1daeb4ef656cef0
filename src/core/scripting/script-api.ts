import type { ApiName, ApiObject } from './api.ts';
import { attachmentHelper, commentHelper, workLogHelper } from './api-children.ts';
import { nodeHelper } from './api-node.ts';
import { debug, jiraHelper, serviceHelper } from './api-service.ts';
import { syncHelper, workflowHelper } from './api-sync.ts';

/** Objects whose functions a script may call. */
export const scriptObjects: readonly ApiObject[] = [
  nodeHelper,
  commentHelper,
  attachmentHelper,
  workLogHelper,
  workflowHelper,
  syncHelper,
  serviceHelper,
  jiraHelper,
  debug,
];

/** Names that stand in a script by themselves. */
export const scriptNames: readonly ApiName[] = [
  {
    name: 'issue',
    type: 'Issue',
    says: 'The work item of this site. Outgoing scripts read it; incoming scripts read it and write what Jira is to be told.',
  },
  {
    name: 'replica',
    type: 'Replica',
    says: 'Outgoing: what crosses, and nothing that no line writes to it does. Incoming: what came.',
    example: 'replica.summary = issue.summary',
  },
  {
    name: 'previous',
    type: 'Replica | null',
    says: 'What came last time; null on first sync.',
    only: 'incoming',
  },
  {
    name: 'firstSync',
    type: 'boolean',
    says: 'The work item is being made, or connected, by this change.',
    only: 'incoming',
  },
  {
    name: 'changed',
    type: '(field: string) => boolean',
    says: 'Whether the field of the replica is other than last time. Custom fields by name.',
    only: 'incoming',
    example: 'if (changed("status")) workflowHelper.transitionTo(issue, replica.status)',
  },
  { name: 'connection', type: 'Connection', says: 'Names of both sides.' },
  { name: 'entityType', type: '"issue" | "sprint"', says: 'What crosses.', only: 'incoming' },
  {
    name: 'sprint',
    type: 'any',
    says: 'The sprint, where `entityType` says so; null else.',
    only: 'incoming',
  },
  {
    name: 'tables',
    type: '{ [name: string]: { [from: string]: string } }',
    says: 'Tables that the site keeps, by name. A line that is not there is undefined.',
    example:
      'const team = tables["teams"][replica.customFields["Area"].value] ?? fail("No team for this area")',
  },
  {
    name: 'fail',
    type: '(text: string) => never',
    says: 'Stops with this text as the error. Nothing of the run is kept; the work item waits for a person.',
  },
  {
    name: 'store',
    type: '(issue: Issue) => void',
    says: 'Says that what follows needs the work item to be there. Writes are kept together all the same, so it changes nothing in most scripts.',
    only: 'incoming',
  },
];

/** Names of the language that a script may use; all others are undeclared, and gone in the sandbox. */
export const languageNames: readonly string[] = [
  'Array',
  'BigInt',
  'Boolean',
  'Date',
  'Error',
  'EvalError',
  'Infinity',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'RangeError',
  'ReferenceError',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'WeakMap',
  'WeakSet',
  'decodeURIComponent',
  'encodeURIComponent',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
];
