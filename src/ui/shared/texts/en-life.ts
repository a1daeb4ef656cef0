/** The words for a connection's life: its check, keys, end, and what was done to it. */
export const enLife = {
  check: {
    check: 'Check the connection',
    answers: (peer: string) => `${peer} answers`,
    answersText: 'The answer was signed with the key that this site holds of your partner.',
    roundTrip: 'Round trip',
    milliseconds: (count: number) => `${count} ms`,
    clocks: 'Clocks',
    clocksAgree: 'agree',
    clocksAhead: (seconds: number) => `your partner's is ${seconds} seconds ahead`,
    clocksBehind: (seconds: number) => `your partner's is ${seconds} seconds behind`,
    clocksFar:
      'Messages are refused from a difference of five minutes on. Atlassian keeps these clocks, so tell its support if it grows.',
    protocol: 'Protocol',
    protocolText: (version: number) => `version ${version}`,
    serves: (min: number, max: number) => (min === max ? `version ${max}` : `versions ${min} to ${max}`),
    servesHere: 'This side serves',
    servesThere: 'The other side serves',
    keyHere: 'Key of this side',
    keyThere: 'Key of your partner',
    stateThere: 'State at your partner',
  },
  settings: {
    tab: 'Settings',
    keys: 'Keys',
    keysText:
      'Every message is signed with a key of this side, and every answer with one of your partner. Change the keys as often as your rules ask for it: nothing stops meanwhile.',
    rotating: 'New keys are on their way: the old ones count until your partner has taken the new ones.',
    change: 'Change keys',
    changed: 'New keys are in force',
    changedText:
      'The old ones count until your partner has used the new ones for a day, or for seven days at most.',
    revoke: 'Revoke keys',
    revokeText: 'If a key may be in wrong hands, revoke the keys. Nothing crosses from that moment on.',
    revokeHeading: 'Revoke the keys of this connection?',
    revokeQuestion: (peer: string) =>
      `Nothing from ${peer} is taken and nothing is sent any more, at once. Changes are kept here, but to work together again both of you need a new invitation. This cannot be taken back.`,
    revoked: 'The keys are revoked',
    revokedText: 'Nothing crosses any more. Make a new invitation when you are ready.',
    pairs: 'List of pairs',
    pairsText:
      'Which work item belongs to which at your partner, as a CSV file. Keep it before you end a connection.',
    pairsMake: 'Make the list',
    pairsFile: (name: string) => `pairs of ${name}.csv`,
    pairsCount: (count: number) => (count === 1 ? 'One pair.' : `${count} pairs.`),
    pairsNone: 'There are no pairs yet: no work item has been synced.',
    pairsMaking: (count: number) => `${count} pairs so far.`,
    end: 'End',
    disconnect: 'Disconnect',
    disconnectHint: 'Ends this connection on both sides for good. To hold it for a while, pause it instead.',
    disconnectHeading: (peer: string) => `End the connection with ${peer}?`,
    disconnectText:
      'The keys go at once, and what the app keeps of the pairs within an hour. All work items stay as they are on both sides. This cannot be taken back.',
    disconnectFirst: 'Save the list of pairs first if you may need it:',
    cleanUp: 'Also take away what the app has put on work items of this site: its links and properties',
    disconnected: 'The connection has ended',
    untold: 'Your partner could not be told and will find nobody here.',
    ended: (by: string, when: string) => `Ended by ${by}, ${when}.`,
    endedHere: 'this side',
    endedThere: 'your partner',
    erased: (when: string) => `What the app kept of the pairs was erased ${when}; the ids of the pairs stay.`,
    erasing: 'What the app kept of the pairs is erased within an hour.',
    remove: 'Delete the connection',
    removeText:
      'Takes the connection out of the list, with the ids of its pairs. Save the list of pairs first.',
    removeHeading: (name: string) => `Delete ${name}?`,
    removeQuestion:
      'It goes out of the list, and which work items belonged together can no longer be looked up. Work items stay as they are. This cannot be taken back.',
    removed: 'The connection is deleted',
    withdraw: 'Withdraw the invitation',
    withdrawHeading: 'Withdraw the invitation?',
    withdrawText: (peer: string) =>
      `The code counts no more, and ${peer} cannot accept it. Make a new invitation to connect later.`,
    withdrawn: 'The invitation is withdrawn',
    allowOlder: 'Allow the older version',
    allowOlderHeading: 'Take messages of an older version?',
    allowOlderText: (peer: string) =>
      `Allow it only if ${peer} went back to an older release of the app on purpose. Ask first: an attacker gains by an old version, too.`,
    allowedOlder: 'The older version is allowed',
    inviteAgain: 'Invite again',
    inviteAnew: 'Make a new invitation',
    againHint:
      'If you invite your partner again from here, the pairs of before are joined again and nothing is created.',
    againText:
      'Your partner accepts this code as the first one, and both of you compare six words again. Then the pairs of work items are joined again: nothing is created, both sides are compared.',
    joining: (count: number) =>
      `Both sides tell each other their pairs; joined so far: ${count}. Work items cross when all are told.`,
    joined: (count: number) =>
      count === 1 ? 'One pair of before is joined again.' : `${count} pairs of before are joined again.`,
    notJoined: (count: number) =>
      count === 1
        ? 'One pair could not be joined without a person, here or at your partner.'
        : `${count} pairs could not be joined without a person, here or at your partner.`,
    unknownThere: (count: number) =>
      count === 1
        ? 'One pair had ended or is no longer there on one side. Its work items stay as they are.'
        : `${count} pairs had ended or are no longer there on one side. Their work items stay as they are.`,
  },
  activity: {
    tab: 'Activity',
    text: 'Who did what on this connection. Kept for a year.',
    empty: 'Nothing was done yet.',
    when: 'When',
    what: 'What',
    who: 'Who',
    peerAdmin: (peer: string) => `an admin of ${peer}`,
    app: 'the app',
    erased: 'somebody of this site',
    version: (number: string) => `version ${number}`,
    waits: 'waits for the yes of the partner',
    consentRefused: 'Refused a change of what crosses',
    reviewOn: 'Turned the review of changes on',
    reviewOff: 'Turned the review of changes off',
    older: 'Show older entries',
    acts: {
      asked: 'Asked for the connection',
      approved: 'Approved the connection',
      invited: 'Made the invitation',
      accepted: 'Accepted the invitation',
      confirmed: 'Confirmed the six words',
      refused: 'Refused the connection',
      published: 'Published rules',
      'policy-changed': 'Changed whose value stays in a conflict',
      paused: 'Paused',
      resumed: 'Resumed',
      'keys-rotated': 'Changed the keys',
      'keys-revoked': 'Revoked the keys',
      'older-allowed': 'Allowed an older version of the protocol',
      disconnected: 'Ended the connection',
      deleted: 'Deleted the connection',
      'consent-changed': 'Changed what leaves or may enter',
      'consent-agreed': 'Agreed to what leaves and may enter',
      'review-changed': 'Turned the review of changes on or off',
      'pairs-relinked': 'Linked the pairs of an earlier connection',
    },
  },
};
