/** What a function of the market leader's helpers is here; those that are not named and not known are refused. */
export type CallRule =
  /** Another name, with as many of its values as are understood alike. */
  { readonly to: string; readonly values?: number } | { readonly refuse: string; readonly instead: string };

const same = (values: number): CallRule => ({ to: '', values });
const NO_NAMES = 'Jira Cloud has no user names';
const NO_OTHER_PERSON = 'nothing is done as another person here';

/** By helper and function; `to` empty: the same name. `values`: at most so many, the others are refused. */
export const CALL_RULES: Readonly<Record<string, Readonly<Record<string, CallRule>>>> = {
  nodeHelper: {
    getPriority: same(1),
    getResolution: same(1),
    getStatus: same(2),
    getIssueType: same(2),
    getProject: same(1),
    getVersion: same(2),
    getComponent: same(2),
    getOption: same(3),
    getCascadingSelect: same(4),
    getCustomFieldDefaultValue: same(2),
    getTransitions: same(1),
    getLocalIssueKeyFromRemoteId: same(1),
    getUser: same(1),
    getUserByEmail: same(1),
    getUserByFullName: same(1),
    isUserAssignable: same(2),
    createVersion: same(3),
    createComponent: same(3),
    createOption: same(3),
    toMarkDownFromHtml: same(1),
    toHtml: same(1),
    getHtmlField: same(2),
    stripHtml: same(1),
    getSecurityLevel: same(1),
    getUserByUsername: {
      refuse: NO_NAMES,
      instead: 'ask nodeHelper.getUserByEmail or nodeHelper.getUserByFullName',
    },
    getLocalIssueFromRemoteId: {
      refuse: 'no other work item is read as a whole',
      instead: 'nodeHelper.getLocalIssueKeyFromRemoteId gives its id and key',
    },
    toMarkDownComments: {
      refuse: 'comments keep their formatting as they cross',
      instead:
        'leave it out, or write comment.body = nodeHelper.toMarkdown(comment.body) in a callback of mergeComments',
    },
    getHtmlComments: {
      refuse: 'comments keep their formatting as they cross',
      instead: 'leave it out, or map issue.comments with nodeHelper.toHtml(comment.body)',
    },
    hasPermission: { refuse: 'permissions are not asked for', instead: 'ask nodeHelper.isUserAssignable' },
  },
  commentHelper: { filterLocal: same(1) },
  attachmentHelper: { mergeAttachments: same(2) },
  workLogHelper: { mergeWorkLogs: same(2) },
  workflowHelper: {
    transition: same(2),
  },
  syncHelper: {
    getLocalIssueKeyFromRemoteId: same(2),
    isUnderSync: same(1),
    exalate: { to: 'syncIssue', values: 1 },
    syncBackAfterProcessing: same(0),
    unExalateAfterProcessing: { to: 'unlinkAfterProcessing', values: 0 },
    getRemoteIssueUrl: same(0),
    getTrackerUrl: same(0),
    getRemoteTrackerUrl: same(0),
    getExalateUrl: {
      refuse: 'the app has no address of its own',
      instead: 'write syncHelper.getTrackerUrl()',
    },
    getRemoteExalateUrl: {
      refuse: 'the app has no address of its own',
      instead: 'write syncHelper.getRemoteTrackerUrl()',
    },
  },
  debug: { error: same(1), log: same(1) },
};

/** Why a value too many is refused, where that can be said better than in general. */
export const TOO_MANY: Readonly<Record<string, string>> = {
  'workflowHelper.transition': NO_OTHER_PERSON,
  'attachmentHelper.mergeAttachments':
    'the closure says something else here: write (file) => true for files that are to be taken',
  'workLogHelper.mergeWorkLogs': 'the author and the day of work that came cannot be changed here',
  'nodeHelper.createComponent': 'the lead is a person here: nodeHelper.getUserByEmail(…)',
};
