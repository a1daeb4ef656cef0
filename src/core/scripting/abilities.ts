import type { Side } from './api.ts';

const lookups = [
  ...['Priority', 'Resolution', 'Status', 'IssueType', 'Project', 'Version', 'Component', 'SecurityLevel'],
  ...['Option', 'CascadingSelect', 'LocalIssueKeyFromRemoteId', 'UserByEmail'],
].map((name) => `nodeHelper.get${name}`);

const both = [
  ...lookups,
  'nodeHelper.isUserAssignable',
  'syncHelper.getLocalIssueKeyFromRemoteId',
  'syncHelper.isUnderSync',
];

/** Functions that live runs answer or carry out, beside those that the sandbox does by itself. */
const able: Readonly<Record<Side, ReadonlySet<string>>> = {
  outgoing: new Set(both),
  incoming: new Set([
    ...both,
    'nodeHelper.getTransitions',
    'nodeHelper.createVersion',
    'nodeHelper.createComponent',
    'nodeHelper.createOption',
    'workflowHelper.transition',
    'workflowHelper.transitionTo',
    'commentHelper.addComment',
    'syncHelper.syncBackAfterProcessing',
    'syncHelper.unlinkAfterProcessing',
  ]),
};

/** Whether a live run of this side can do what the call asks for. */
export const canRun = (side: Side, call: string): boolean => able[side].has(call);
