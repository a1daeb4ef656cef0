import type { Explained } from '../../core/connection/explained.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import type { NamedIssue } from '../../core/sync/connect/named-issue.ts';
import type { OutOfScope } from '../../core/sync/scope.ts';

/** What keeps an issue from being joined with one of the partner's, in words for who has asked. */
export const faults = {
  notRunning: {
    code: 'not-running',
    message: 'The connection is not active.',
    next: 'Confirm the six words, or resume it, and try again.',
  },
  unheard: {
    code: 'partner-silent',
    message: 'The partner’s site did not answer, so nothing was connected here.',
    next: 'Try again in a minute; what the partner may have noted meanwhile is found again.',
  },
  justWritten: {
    code: 'busy',
    message: 'A change from the partner is being written to the work item right now.',
    next: 'Try again in a minute.',
  },
  nothingCrosses: {
    code: 'sends-nothing',
    message: 'By the rules of this connection nothing leaves this site and nothing is taken in.',
    next: 'Have an admin turn on one direction of the connection.',
  },
  sendsNothing: {
    code: 'sends-nothing',
    message: 'By the rules of this connection nothing leaves this site.',
    next: 'Have an admin turn on what leaves, or have the partner start the sync of its work item.',
  },
  notFound: (issue: string): Explained => ({
    code: 'issue-not-found',
    field: 'issue',
    message: `The app cannot see a work item ${issue}.`,
    next: 'Check the key, and that the app may browse the space.',
  }),
  notNamed: (named: Exclude<NamedIssue, { is: 'key' }>, site: string): Explained =>
    named.is === 'not-a-key'
      ? {
          code: 'not-a-key',
          field: 'peer',
          message: 'That is neither the key of a work item nor a link to one.',
          next: 'Give a key such as DEV-1, or copy the link of the partner’s work item from the browser.',
        }
      : {
          code: 'other-site',
          field: 'peer',
          message: `The link leads to ${named.site}, and this connection to ${site}.`,
          next: 'Copy the link of a work item of the partner’s site, or choose another connection.',
        },
  hasOne: (key: string, peerKey: string): Explained => ({
    code: 'has-counterpart',
    message: `${key} is in step with ${peerKey} under this connection.`,
    next: 'Unlink it first if it is to go with another work item.',
  }),
  starting: (key: string): Explained => ({
    code: 'starting',
    message: `The sync of ${key} has begun, and the partner may be making a work item for it now.`,
    next: 'Wait until it is done. If its counterpart is the wrong one, unlink it and connect it then.',
  }),
} as const;

export function explainOut(why: OutOfScope, key: string): Explained {
  const code = 'out-of-scope';
  switch (why) {
    case 'project':
      return {
        code,
        message: `${key} is not in a space of this connection.`,
        next: 'Choose a work item of the connected space, or another connection.',
      };
    case 'project-archived':
    case 'project-trashed':
      return {
        code,
        message: `The space of ${key} is ${why === 'project-archived' ? 'archived' : 'in the trash'}.`,
        next: 'Have a site admin restore it, and try again.',
      };
    case 'project-off':
      return {
        code,
        message: `The sync of the space of ${key} is switched off for this connection.`,
        next: 'Have it switched on, on the tab Triggers of the connection, and try again.',
      };
    case 'security':
      return {
        code,
        message: `${key} has a security level, and no level may leave by the rules of this connection.`,
        next: 'Take the level off, or have it named in the rules.',
      };
    case 'archived':
      return { code, message: `${key} is archived.`, next: 'Restore it and try again.' };
    case 'filter':
      return {
        code,
        message: `The filter of this connection does not find ${key} as it is now.`,
        next: 'Change the work item so that the filter finds it, or have the filter changed.',
      };
  }
}

/** Why the partner did not join its issue. One that is not there and one out of its scope sound the same. */
export function explainRefusal(code: ItemAnswer['code'], peerKey: string, key: string): Explained {
  const field = 'peer';
  switch (code) {
    case 'no-such-issue':
      return {
        code,
        field,
        message: `The partner has no work item ${peerKey} that it shares over this connection.`,
        next: 'Check the key with the partner, and that it is in the space and the scope that they share.',
      };
    case 'taken':
      return {
        code,
        field,
        message: `${peerKey} or ${key} already goes with another work item under this connection.`,
        next: 'Find out which pair is the right one, and unlink the other.',
      };
    case 'unlinked':
      return {
        code,
        field,
        message: `Somebody at the partner has unlinked ${peerKey}.`,
        next: `Ask them to connect it with ${key} from their side.`,
      };
    case 'bad-item':
      return {
        code,
        message: 'The partner’s app is too old to connect existing work items.',
        next: 'Ask the partner to update it.',
      };
    default:
      return {
        code: 'busy',
        message: 'The partner could not connect the work item just now.',
        next: 'Try again in a minute.',
      };
  }
}
