import type { PortErrorCode } from '../ports/port-error.ts';
import type { OutOfScope } from '../sync/scope.ts';
import type { CauseText } from './cause.ts';

const AGAIN = 'It is tried again by itself; an edit or "Sync now" tries at once.';

/** What the partner's side answered, by `there:<code>`. */
export const causesThere = {
  'there:refused': {
    cause: 'The partner’s Jira refused the change.',
    next: `Ask the partner’s admin what their list of errors says of this work item. ${AGAIN}`,
    place: 'issue',
  },
  'there:left-scope': {
    cause: 'The partner does not take this work item: it is out of their scope.',
    next: `Ask the partner whether their space and filter are meant so. ${AGAIN}`,
    place: 'overview',
  },
  'there:no-project': {
    cause: 'The partner’s rules name no space for a work item like this one.',
    next: 'Ask the partner to add it to their routing, or change the work item so that a line of it holds.',
    place: 'rules',
  },
  'there:by-hand': {
    cause: 'The partner takes work items in only where a person has started them.',
    next: 'Press "Sync now" on the work item if it is to cross, or turn off the sync trigger that sends it.',
    place: 'issue',
  },
  'there:taken': {
    cause: 'The partner’s work item belongs to another work item of this site.',
    next: 'Ask the partner which of the two is the right one, and unlink the other.',
    place: 'issue',
  },
  'there:cycle': {
    cause: 'The partner already has this work item by another way.',
    next: 'Connect the two existing work items instead of sending a copy.',
    place: 'issue',
  },
  'there:needs-field': {
    cause: 'The partner’s Jira makes no work item without a field that none of their rules fills.',
    next: 'The partner’s admin sees on the connection’s page which field it is, and gives it a value in a rule.',
    place: 'overview',
  },
  'there:not-now': {
    cause: 'The partner’s Jira does not let the app write a part of the work item now.',
    next: `The partner’s admin sees on their work item which permission is missing. ${AGAIN}`,
    place: 'issue',
  },
  'there:other-life': {
    cause: 'The partner has started this pair anew.',
    next: 'It joins again with the partner’s next change, or by "Sync now".',
    place: 'issue',
  },
  'there:bad-item': {
    cause: 'The partner’s app could not read what was sent.',
    next: 'Update the app on both sites. If it stays so, send the details to the app’s support.',
    place: 'settings',
  },
  'there:no-such-issue': {
    cause: 'The partner has no work item of that key, or its app cannot see it.',
    next: 'Check the key with the partner, then connect again.',
    place: 'issue',
  },
  'there:connected': {
    cause: 'The partner’s answer did not fit what was asked.',
    next: `Update the app on both sites. ${AGAIN}`,
    place: 'settings',
  },
} as const satisfies Readonly<Record<`there:${string}`, CauseText>>;

/** What holds a single work item, by `item:<why>`. */
export const causesOfItems = {
  'item:not-visible': {
    cause: 'The app can no longer see the work item.',
    next: 'Let the app browse the space, and see that no security level hides the work item.',
    place: 'self-check',
  },
  'item:restored': {
    cause: 'The work item is older than what was last synced: the site seems to have been restored.',
    next: 'Compare both sides, then press "Sync now". Nothing is sent before.',
    place: 'issue',
  },
  'item:removals': {
    cause: 'Many comments, files, worklogs or links were removed at once; the partner still has its copies.',
    next: 'Let the removals go if they were meant; the partner’s copies are removed then.',
    place: 'issue',
  },
  'item:waiting': {
    cause: 'The work item waits for another one that is not under sync.',
    next: 'Put the other one under sync, too; this one follows by itself.',
    place: 'issue',
  },
  'item:parent': {
    cause: 'The work item waits for its parent, which is not under sync with this partner.',
    next: 'Put the parent under sync, too; this work item follows by itself.',
    place: 'issue',
  },
  'item:parent-week': {
    cause: 'The work item has waited a week for its parent, which is not under sync with this partner.',
    next: 'Put the parent under sync and press "Sync now" here, or unlink this work item.',
    place: 'issue',
  },
  'item:circle': {
    cause: 'Work items wait for each other, so that none can be made first.',
    next: 'Take one of them out of the circle: give it another parent, or none. The others follow by themselves.',
    place: 'issue',
  },
  'item:script': {
    cause: 'The outgoing script stopped.',
    next: `Open the script at the line that is named, mend it, and publish. ${AGAIN}`,
    place: 'rules',
  },
  'item:connecting': {
    cause: 'The partner is connecting this work item with theirs.',
    next: 'It goes on as soon as their side has spoken. If nothing comes, press "Sync now", or unlink it.',
    place: 'issue',
  },
  'item:left-there': {
    cause: 'The partner’s work item is out of what the partner syncs: nothing crosses.',
    next: 'It goes on by itself when the partner’s work item is back. Ask the partner if that was not meant.',
    place: 'issue',
  },
  'item:looping': {
    cause: 'A field is paused because both sides changed it again right after each sync.',
    next: 'Look for an automation rule on either side that edits the field after a sync, stop it, and resume the field.',
    place: 'issue',
  },
  'item:ending': {
    cause: 'The partner has deleted its work item, and by the rules of this side this one is to go, too.',
    next: 'Keep it, or have it deleted.',
    place: 'issue',
  },
  'item:ending-failed': {
    cause: 'The partner has deleted its work item, and this one could not be closed or deleted.',
    next: 'Close or delete it by hand, or give the app the permission and press "Sync now".',
    place: 'issue',
  },
} as const satisfies Readonly<Record<`item:${string}`, CauseText>>;

/** What this side's Jira, store or network did, by `jira:<code>`. */
export const causesHere = {
  'jira:unknown-outcome': {
    cause: 'An answer of Jira was lost, so that it is not known whether a write was done.',
    next: 'Nothing needs to be done: the app looks before it writes again.',
    place: 'issue',
  },
  'jira:rate-limited': {
    cause: 'Jira limits the app at present.',
    next: 'Nothing needs to be done: it goes on when Jira allows. If it happens often, lower the budget of points.',
    place: 'self-check',
  },
  'jira:unavailable': {
    cause: 'Jira did not answer.',
    next: 'Nothing needs to be done: it is tried again. Look at Atlassian’s status page if it lasts.',
    place: 'self-check',
  },
  'jira:forbidden': {
    cause: 'Jira does not let the app read or change this work item.',
    next: 'Give the app user Counterpart the permission to browse and edit the space.',
    place: 'self-check',
  },
  'jira:not-found': {
    cause: 'Jira does not find the work item, or hides it from the app.',
    next: 'Let the app browse the space, or unlink the work item if it is gone for good.',
    place: 'self-check',
  },
  'jira:invalid': {
    cause: 'Jira or the store refused what the app wrote, or a record is damaged.',
    next: 'Look at the details. If the fields look right, send them to the app’s support.',
    place: 'issue',
  },
  'jira:too-large': {
    cause: 'The work item is too large for one message or one record.',
    next: 'Shorten its longest text, or leave a long field out of the rules.',
    place: 'rules',
  },
  'jira:newer-record': {
    cause: 'A newer release of the app wrote this record.',
    next: 'Update the app on this site.',
    place: 'self-check',
  },
} as const satisfies Readonly<Record<`jira:${PortErrorCode}`, CauseText>>;

/** Why nothing of a work item crosses, by `scope:<why>`. */
export const causesOfScope = {
  'scope:project': {
    cause: 'The space of the work item is none of those that this connection syncs.',
    next: 'Add the space to the scope of the rules, or move the work item.',
    place: 'rules',
  },
  'scope:project-archived': {
    cause: 'The space of the work item is archived.',
    next: 'Restore the space; the sync goes on by itself.',
    place: 'issue',
  },
  'scope:project-trashed': {
    cause: 'The space of the work item is in the trash.',
    next: 'Restore the space; the sync goes on by itself.',
    place: 'issue',
  },
  'scope:project-off': {
    cause: 'The sync of the space is switched off for this connection.',
    next: 'Switch it on, on the tab Triggers of the connection; what changed meanwhile crosses then.',
    place: 'triggers',
  },
  'scope:security': {
    cause: 'The work item has a security level that the rules do not name.',
    next: 'Take the level off, or name it in the rules if those readers are meant.',
    place: 'rules',
  },
  'scope:archived': {
    cause: 'The work item is archived.',
    next: 'Restore it; the sync goes on by itself.',
    place: 'issue',
  },
  'scope:filter': {
    cause: 'The filter of this connection does not find the work item.',
    next: 'Change the work item so that the filter finds it, or change the filter in the rules.',
    place: 'rules',
  },
} as const satisfies Readonly<Record<`scope:${OutOfScope}`, CauseText>>;
