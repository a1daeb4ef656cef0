import type { ConnectionState } from '../connection/connection-record.ts';
import type { Breaker } from '../retry/breaker.ts';
import type { Run } from '../sync/records/run.ts';
import type { CauseText } from './cause.ts';

/** Why a connection carries nothing, by `connection:<state>`; one that is active has none. */
export const causesOfStates = {
  'connection:awaiting-approval': {
    cause: 'The connection waits for a site administrator’s yes.',
    next: 'A site administrator approves it on the connection’s page.',
    place: 'overview',
  },
  'connection:pending': {
    cause: 'The partner has not accepted the invitation yet.',
    next: 'Send the code again, or make a new one if it has expired.',
    place: 'overview',
  },
  'connection:accepted': {
    cause: 'The six words of the connection are not confirmed on both sides yet.',
    next: 'Compare the six words with the partner and confirm them.',
    place: 'overview',
  },
  'connection:paused': {
    cause: 'The connection is paused.',
    next: 'Resume it. Changes that were made meanwhile are sent then.',
    place: 'overview',
  },
  'connection:suspended': {
    cause: 'The connection is suspended: its keys or its installation are no longer what the partner knows.',
    next: 'Pair anew under this connection: its pairs of work items are joined again.',
    place: 'overview',
  },
  'connection:restored': {
    cause:
      'This site’s data was restored from an earlier day, and nothing is written before both sides are compared.',
    next: 'Look at some work items on both sides, then resume the connection.',
    place: 'overview',
  },
  'connection:disconnected': {
    cause: 'The connection has ended.',
    next: 'If you want to work together again, invite the partner under this connection.',
    place: 'overview',
  },
  'connection:expired': {
    cause: 'The invitation has expired.',
    next: 'Make a new one.',
    place: 'overview',
  },
  'connection:refused': {
    cause: 'The connection was refused.',
    next: 'Ask the partner, and invite anew.',
    place: 'overview',
  },
} as const satisfies Readonly<Record<`connection:${Exclude<ConnectionState, 'active'>}`, CauseText>>;

const PAIR_ANEW = 'Invite the partner again under this connection: its pairs of work items are joined again.';

export const causesOfRest = {
  'rest:keys-revoked': {
    cause: 'The keys of the connection were revoked.',
    next: PAIR_ANEW,
    place: 'overview',
  },
  'rest:peer-uninstalled': {
    cause: 'The app was removed from the partner’s site.',
    next: `Ask the partner to install it again. ${PAIR_ANEW}`,
    place: 'overview',
  },
} as const satisfies Readonly<Record<`rest:${string}`, CauseText>>;

/** Why a connection that both sides keep running rests for now. */
export const causesOfBreakers = {
  'breaker:unreachable': {
    cause: 'The partner’s site does not answer.',
    next: 'Nothing is lost: it is asked every five minutes, and all that waits is sent when it answers. Ask the partner if it lasts.',
    place: 'overview',
  },
  'breaker:peer-limited': {
    cause: 'The partner’s Jira limits their app at present.',
    next: 'Nothing needs to be done: it goes on at the time that their Jira named.',
    place: 'overview',
  },
  'breaker:limited': {
    cause: 'This site’s Jira limits the app at present.',
    next: 'Nothing needs to be done: it goes on at the time that Jira named.',
    place: 'overview',
  },
  'breaker:points': {
    cause: 'This hour’s budget of points is spent.',
    next: 'It goes on with the next full hour. Raise the budget if that happens often.',
    place: 'self-check',
  },
} as const satisfies Readonly<Record<`breaker:${Breaker['why']}`, CauseText>>;

/** What an admin must look at, by `alert:<code>`; what follows a colon of the alert is left out. */
export const causesOfAlerts = {
  'alert:key-take-over': {
    cause: 'Somebody used a key that the partner had given up: it may have been copied.',
    next: 'Ask the partner. If they know of nothing, revoke the keys and pair anew.',
    place: 'overview',
  },
  'alert:older-protocol': {
    cause: 'The partner speaks an older version of the app than before.',
    next: 'Ask the partner. Agree to the older version if they have gone back to it on purpose.',
    place: 'overview',
  },
  'alert:silent': {
    cause: 'The partner has said nothing for more than a day.',
    next: 'Check the connection, and ask the partner whether the app still runs there.',
    place: 'overview',
  },
  'alert:consent-changed': {
    cause: 'What the partner sends or takes has changed.',
    next: 'Read the new terms and agree, or pause the connection.',
    place: 'overview',
  },
  'alert:consent-waits': {
    cause: 'The partner has not agreed to the new rules yet.',
    next: 'Ask the partner’s admin to look at the connection’s page.',
    place: 'overview',
  },
  'alert:proposal-waits': {
    cause: 'The partner proposes a change of the rules.',
    next: 'Read the proposal and answer it.',
    place: 'rules',
  },
  'alert:fixture-altered': {
    cause: 'A kept work item would come to something else on the far side than it is expected to.',
    next: 'Compare what is expected with what would cross, then mend the rules or keep the new result.',
    place: 'rules',
  },
  'alert:needs-field': {
    cause: 'Work items of the partner’s cannot be made here: Jira asks for a field that no rule fills.',
    next: 'Give the field a constant or a default in a rule.',
    place: 'rules',
  },
  'alert:script': {
    cause: 'The incoming script stopped over a work item that is yet to be made here.',
    next: 'Open the script at the line that is named, mend it, and publish.',
    place: 'rules',
  },
} as const satisfies Readonly<Record<`alert:${string}`, CauseText>>;

/** Why a run over all work items stands still. */
export const causesOfRuns = {
  'run:points': {
    cause: 'The run waits for the next hour’s budget of points.',
    next: 'It goes on by itself; raise the budget if it takes too long.',
    place: 'overview',
  },
  'run:backlog': {
    cause: 'The run waits until the work items before have been sent.',
    next: 'It goes on by itself.',
    place: 'overview',
  },
  'run:connection': {
    cause: 'The run waits until the connection is active.',
    next: 'Resume the connection.',
    place: 'overview',
  },
} as const satisfies Readonly<Record<`run:${NonNullable<Run['waits']>}`, CauseText>>;

/** Why a work item is not under sync, though nothing has failed. */
export const causesOfStarts = {
  'start:no-connection': {
    cause: 'No connection takes work items of this space.',
    next: 'Connect the space with a partner, or add it to the scope of a connection.',
    place: 'overview',
  },
  'start:no-rules': {
    cause: 'No rules have been published for this connection yet.',
    next: 'Publish the draft of its rules.',
    place: 'rules',
  },
  'start:sends-nothing': {
    cause: 'By the rules in force nothing leaves this side.',
    next: 'Set the direction of sync in the scope to automatic or manual, and publish.',
    place: 'rules',
  },
  'start:manual': {
    cause: 'By the rules in force a person starts the sync of each work item.',
    next: 'Press "Sync now" on the work item, or set the direction to automatic.',
    place: 'rules',
  },
  'start:no-trigger': {
    cause: 'The connection has no sync trigger that is switched on.',
    next: 'Add a trigger, switch one on, or press "Sync now" on the work item.',
    place: 'triggers',
  },
  'start:trigger-false': {
    cause: 'No sync trigger of the connection takes this work item.',
    next: 'Change the work item so that the clause holds, change the trigger, or press "Sync now".',
    place: 'triggers',
  },
  'start:from-partner': {
    cause: 'The work item came from another partner, and the triggers leave those out.',
    next: 'Let the trigger take work items that arrived from partners, if a third company may read them.',
    place: 'triggers',
  },
  'start:not-yet': {
    cause:
      'The triggers take this work item, but it is not under sync: nothing has changed since they were saved.',
    next: 'Edit the work item, press "Sync now", or run a backfill of the trigger.',
    place: 'triggers',
  },
  'start:unlinked-here': {
    cause: 'A person here has ended the pair of this work item.',
    next: 'Press "Sync again" on the work item if that was not meant.',
    place: 'issue',
  },
  'start:unlinked-there': {
    cause: 'The partner has ended the pair of this work item.',
    next: 'Ask the partner, then press "Sync again" on the work item.',
    place: 'issue',
  },
  'start:unseen': {
    cause: 'The app cannot see this work item, or there is none of this key.',
    next: 'Check the key, and let the app browse the space.',
    place: 'self-check',
  },
  'start:unlicensed': {
    cause: 'The app has no licence on this site.',
    next: 'Buy or renew the licence. Changes are kept and sent then.',
    place: 'self-check',
  },
} as const satisfies Readonly<Record<`start:${string}`, CauseText>>;
