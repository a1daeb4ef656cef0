/** The words for syncing: by key, by trigger, and on the work item itself. */
export const enSync = {
  sync: {
    heading: 'Quick Sync',
    text: 'Enter the key of one work item. It appears on the other side and is kept in step from then on.',
    key: 'Work item key',
    keyHint: (key: string) => `Like ${key}-1.`,
    keyInvalid: (key: string) => `A key looks like ${key}-1.`,
    now: 'Sync now',
    running: (key: string) => `Syncing ${key}. This takes some seconds.`,
    slow: 'This takes longer than usual. The sync goes on when you leave this page.',
    doneHeading: 'The first sync is done',
    done: (here: string, there: string) => `${here} is in step with ${there}.`,
    failed: (key: string) => `${key} could not be synced`,
    createTrigger: 'Create a trigger for automatic sync',
    firstHeading: 'The connection is active: nothing has crossed yet',
    firstText: 'What crosses is laid down by the rules. Look at them first, or sync one work item and see.',
    configure: 'Configure sync',
    first: 'Sync your first work item',
  },
  panel: {
    none: 'This work item is not synced.',
    noneNext: 'No active connection can take it. A site admin can create one in the Counterpart settings.',
    syncNow: 'Sync now',
    syncWith: (peer: string) => `Sync with ${peer}`,
    lastSync: (when: string) => `Last sync ${when}`,
    notYet: 'No counterpart yet',
    attachments: (count: number) =>
      count === 1 ? 'One attachment is on its way' : `${count} attachments are on their way`,
    started: 'The sync has started',
    silent: (peer: string, when: string) =>
      `Nothing has been heard from ${peer} since ${when}. Changes wait until it answers.`,
    unlink: 'Unlink',
    unlinkHeading: (peerKey: string) => `Unlink from ${peerKey}?`,
    unlinkText: (peer: string) =>
      `Changes no longer cross between this work item and the one at ${peer}. Both stay as they are. Sync it again at any time.`,
    unlinked: 'The work item is unlinked',
    waitsThere: (count: number, peer: string) =>
      count === 1 ? `One change waits at ${peer}.` : `${count} changes wait at ${peer}.`,
    keep: 'Keep it',
    kept: 'The work item is kept',
    deleteNow: 'Delete it now',
    deleteHeading: (key: string) => `Delete ${key}?`,
    deleteText: (peer: string) =>
      `This work item is deleted here for good, with its comments and attachments. Its counterpart at ${peer} is deleted already. This cannot be taken back.`,
    deleting: 'The work item is being deleted',
    syncAgain: 'Sync again',
    remedies: { resume: 'Let these fields cross again', 'let-removals-go': 'Let the removals go' },
    remedied: { resume: 'The fields cross again', 'let-removals-go': 'The removals cross now' },
    connect: 'Connect to an existing work item',
    connectPeer: (peer: string) => `Work item at ${peer}`,
    connectHint:
      'Its key, or a link to it. Empty fields are filled; where both differ, the conflict policy decides.',
    connectNow: 'Connect',
    connected: 'The work items are connected',
    choose: 'Which partner should get this work item?',
  },
};
