import { enConnectionFile } from './en-connection-file.ts';
import { enDesk } from './en-desk.ts';
import { enFieldsPart } from './en-fields-part.ts';
import { enFixtures } from './en-fixtures.ts';
import { enItems } from './en-items.ts';
import { enLife } from './en-life.ts';
import { enLists } from './en-lists.ts';
import { enPartner } from './en-partner.ts';
import { enPeopleRouting } from './en-people-routing.ts';
import { enRedaction } from './en-redaction.ts';
import { enRulesTab } from './en-rules-tab.ts';
import { enRuns } from './en-runs.ts';
import { enScopePart } from './en-scope-part.ts';
import { enScript } from './en-script.ts';
import { enService } from './en-service.ts';
import { enSetup } from './en-setup.ts';
import { enSiteSettings } from './en-site-settings.ts';
import { enSync } from './en-sync.ts';
import { enTables } from './en-tables.ts';
import { enTemplates } from './en-templates.ts';
import { enTestRun } from './en-test-run.ts';
import { enTriggers } from './en-triggers.ts';
import { enVersions } from './en-versions.ts';
import { enWatch } from './en-watch.ts';

/**
 * Every word that the pages show, in Atlassian's terms: "space" and "work item" are named here and nowhere else.
 * Other languages have the same shape, so a text that is missing there does not compile.
 */
export const en = {
  common: {
    loading: 'Loading',
    tryAgain: 'Try again',
    slow: 'This takes longer than usual',
    slowText: 'The answer is still awaited. You may ask again; nothing is lost.',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    done: 'Done',
    next: 'Next',
    back: 'Back',
    never: 'never',
    notYet: 'not yet',
    on: 'On',
    off: 'Off',
    nothingLost: 'Nothing was changed.',
    unexpected: 'Counterpart could not answer',
    unexpectedNext: 'Reload the page. If it happens again, look at the self-check.',
    required: 'Please fill this in.',
  },
  roles: { 'site-admin': 'site admin', 'project-admin': 'space admin' },
  modes: { basic: 'Basic', visual: 'Visual', script: 'Script' },
  states: {
    'awaiting-approval': 'Awaiting approval',
    pending: 'Pending',
    accepted: 'Accepted',
    active: 'Active',
    paused: 'Paused',
    suspended: 'Suspended',
    restored: 'Restored',
    disconnected: 'Disconnected',
    expired: 'Expired',
    refused: 'Refused',
  },
  steps: {
    'send-code': 'Send the code to your partner',
    approve: 'A site admin approves or refuses it',
    'make-code': 'Approved: make the code',
    'paste-code': 'Approved: paste the code once more',
    'confirm-words': 'Compare the six words',
    'wait-for-partner': 'Waiting for your partner',
    'first-sync': 'Sync your first work item',
    resume: 'Resume it when you are ready',
    'wait-for-resume': 'Your partner has paused it',
    'invite-again': 'Invite your partner again',
    check: 'Check the connection',
    none: '',
  },
  twins: {
    starting: 'Starting',
    'in-step': 'In step',
    'changes-waiting': 'Changes waiting',
    paused: 'Paused',
    'left-scope': 'Left the scope',
    unlinked: 'Unlinked',
    deleted: 'Deleted on the other side',
    failed: 'Needs attention',
  },
  list: {
    heading: 'Connections',
    about: 'Each connection keeps work items of one space in step with a partner on another site.',
    initiate: 'Initiate connection',
    accept: 'Accept invitation',
    emptyHeader: 'Connect your first partner',
    emptyText:
      'Send an invitation code to an admin of the other site, or paste the code that you were sent. Nothing leaves this site before both of you have confirmed.',
    name: 'Connection',
    partner: 'Partner',
    space: 'Space',
    mode: 'Mode',
    state: 'State',
    lastSync: 'Last sync',
    inStep: 'In step',
    pending: 'Waiting',
    errors: 'Errors',
    selfCheck: 'Self-check',
  },
  ...enService,
  ...enSetup,
  connection: {
    overview: 'Overview',
    triggers: 'Triggers',
    here: 'This side',
    there: 'The other side',
    site: 'Site',
    space: 'Space',
    region: 'Region',
    notDeclared: 'not declared',
    lastHeard: 'Last heard',
    lastSync: 'Last sync',
    inStep: 'In step',
    pending: 'Waiting',
    errors: 'Errors',
    consentedHere: 'Agreed here',
    consentedThere: 'Agreed there',
    consentLine: (by: string, role: string, when: string) => `${by} (${role}), ${when}`,
    winner: 'When both sides change the same field',
    winnerHere: 'the value of this side stays',
    winnerThere: "the partner's value stays",
    pendingHeading: 'Waiting for your partner',
    pendingText: (peer: string, expires: string) =>
      `Send the invitation code to ${peer}. It can be used until ${expires}.`,
    secondAttempts: (count: number) =>
      `Somebody tried to use the code again after it had been accepted${count === 1 ? '' : ` (${count} times)`}. Ask your partner whether that was them. If not, somebody else has the code: compare the six words with care, and end the connection if they differ.`,
    ended: {
      disconnected: 'This connection has ended',
      refused: 'This connection was refused',
      expired: 'The invitation has expired',
    },
    endedText: {
      disconnected:
        'Nothing is synced any more. Work items on both sides stay as they are. Make a new invitation to start again.',
      refused:
        'No work item has crossed. Find out with your partner why, then make a new invitation and send it another way.',
      expired: 'Nobody accepted the code in time. Make a new invitation and send its code.',
    },
    pause: 'Pause',
    pauseHeading: 'Pause this connection?',
    pauseText: 'Nothing crosses while it is paused. Changes are kept and delivered when you resume.',
    paused: 'The connection is paused',
    pausedHere: 'You have paused this connection. Changes are kept and cross when you resume.',
    pausedThere:
      'Your partner has paused this connection. Changes are kept and cross when your partner resumes.',
    regions: (here: string, there: string) =>
      `The two sites declare different regions: ${here} here, ${there} at your partner. Content moves between them.`,
    needsField: (names: string) =>
      `Jira creates no work item here for your partner’s without ${names}, which no rule fills. Map it, or give it a value in a rule.`,
    requestPlain: (what: string) => `The partner’s work item did not become a request here: ${what}.`,
    scriptStopped: (what: string) => `No work item was made for the partner’s ${what}`,
    alerts: {
      'key-take-over':
        'Somebody tried to put a key of their own in the place of your partner’s. It was refused. Call your partner, and revoke the keys if you are in doubt.',
      'older-protocol':
        'Your partner speaks an older version than before, so nothing is taken from there. If your partner went back to an older release on purpose, an admin may allow it.',
      'fixture-altered':
        'A fixture comes to something else than was kept: the rules, a field or your partner have changed. Look at the fixtures under Rules, Test run.',
      'proposal-waits': 'A proposal of your partner waits for an answer. Look at Rules, Partner.',
      silent: 'Nothing has been heard from your partner for more than 26 hours. Check the connection.',
    },
    rest: {
      'keys-revoked':
        'The keys of this connection were revoked. Nothing crosses before both sides have paired again.',
      'peer-uninstalled':
        'Your partner has removed the app. Changes are kept; invite your partner again when the app is back.',
    },
    resume: 'Resume',
    resumeHeading: 'Resume this connection?',
    resumeText: 'What has changed meanwhile crosses now, then everything as before.',
    resumed: 'The connection is running again',
  },
  ...enSync,
  ...enTriggers,
  project: {
    heading: 'Connections of this space',
    empty: 'This space is not connected',
    emptyText: 'A site admin can connect it in the Counterpart settings.',
    back: 'All connections of this space',
  },
  selfCheck: {
    heading: 'Self-check',
    text: 'What Counterpart needs in order to work here, checked now.',
    ok: 'OK',
    problem: 'Problem',
    again: 'Check again',
  },
  ...enLife,
  ...enSiteSettings,
  ...enWatch,
  ...enRulesTab,
  ...enTestRun,
  ...enPartner,
  ...enPeopleRouting,
  ...enFixtures,
  ...enDesk,
  ...enFieldsPart,
  ...enScript,
  ...enVersions,
  ...enScopePart,
  ...enRuns,
  ...enConnectionFile,
  ...enRedaction,
  ...enLists,
  ...enItems,
  ...enTables,
  ...enTemplates,
};

export type Texts = typeof en;
