/** The words for what admins and agents watch and decide: terms, health, pairs of before, conflicts, rules. */
export const enWatch = {
  terms: {
    changed: (peer: string) => `${peer} has changed what crosses`,
    changedText:
      'It is in force already. If you do not agree, pause or end the connection and talk to your partner.',
    asks: (peer: string) => `${peer} asks to change what crosses`,
    asksText: 'It comes into force with your yes. Until then everything crosses as before.',
    read: 'I have read it',
    readDone: 'Noted: you have read it',
    allow: 'Allow it',
    allowHeading: (peer: string) => `Allow what ${peer} asks for?`,
    allowText:
      'From the next sync on this crosses in place of what crossed before. Your yes is logged on both sides.',
    allowed: 'The change is in force',
    refuse: 'Refuse it',
    refuseHeading: 'Refuse this change?',
    refuseText: (peer: string) =>
      `Everything crosses as before, and ${peer} is told. Your partner can ask for something else at any time.`,
    refused: 'The change is refused',
    waitsHere: (peer: string, when: string) =>
      `The rules published here ${when} let something else cross, so they wait for the yes of an admin of ${peer}. Until then the rules of before count.`,
    untold: (peer: string) =>
      `${peer} could not be told yet that your rules let something else cross. It is tried again every hour.`,
    review: 'Review of changes',
    reviewText:
      'With the review on, a change of what crosses waits for the other side’s yes, whichever side makes it. With it off you are shown each change when it is in force.',
    reviewThere: (peer: string) => `${peer} has its review on: changes wait for a yes in any case.`,
    reviewTurnOn: 'Turn the review on',
    reviewTurnOff: 'Turn the review off',
    reviewIsOn: 'The review is on',
    reviewIsOff: 'The review is off',
    reviewOnHeading: 'Turn the review on?',
    reviewOnText: (peer: string) =>
      `From now on what ${peer} changes of what crosses waits for an admin here, and your own changes wait for ${peer}. What crosses now goes on.`,
    reviewOffHeading: 'Turn the review off?',
    reviewOffText: (peer: string) =>
      `From now on what ${peer} changes of what crosses is in force at once, without a yes from here.`,
  },
  health: {
    waiting: 'Waiting to cross',
    nothing: 'nothing',
    since: (count: number, when: string) => `${count}, the oldest since ${when}`,
    asOf: (what: string, when: string) => `${what} (told ${when})`,
    untold: 'not told yet',
    silent: (when: string) => `Silent since ${when}`,
    protocol: 'Protocol',
    there: (count: number) => `${count} there`,
  },
  restored: {
    comparing: 'Comparing',
    heading: 'This site has gone back in time',
    text: (peer: string) =>
      `It counts fewer messages than ${peer} has had from it, so its data was restored from an earlier day. Nothing crosses until you resume. Look at some work items on both sides first.`,
    resumeHeading: 'Compare both sides and go on?',
    resumeText: (peer: string) =>
      `This site and ${peer} tell each other their pairs and compare them before anything is written; nothing is created. Then changes cross again. Where both sides differ, the rule for conflicts decides.`,
    resumed: 'Both sides are being compared',
    elsewhere: 'Another installation of the app has made this connection',
    elsewhereText:
      'The app was installed anew, or this site was restored. Nothing is sent or taken in the name of the other installation.',
    copyText:
      'This site is a copy of the one that made it, so nothing is sent or taken here. The connection goes on at the original. For one of this site’s own, make a new invitation.',
  },
  asked: {
    heading: 'Pairs to decide about',
    text: (peer: string) =>
      `${peer} remembers these pairs, but the work items here do not say so. Look at both, then join what belongs together.`,
    here: 'Here',
    there: 'At your partner',
    when: 'Asked',
    actions: 'Actions',
    unseen: 'not visible to the app',
    join: 'Join',
    joinAll: 'Join all of these',
    away: 'Put away',
    awayAll: 'Put all of these away',
    joinHeading: (count: number) => (count === 1 ? 'Join this pair?' : `Join ${count} pairs?`),
    joinText:
      'Each is the counterpart of the other again. Nothing is created: both sides are compared, and changes cross from then on.',
    awayHeading: (count: number) => (count === 1 ? 'Put this pair away?' : `Put ${count} pairs away?`),
    awayText:
      'They stay as they are on both sides and are not joined. If such a work item is synced later, your partner gets a new one for it.',
    joined: (count: number) => (count === 1 ? 'One pair is joined' : `${count} pairs are joined`),
    left: (count: number) =>
      `${count} could not be joined: they are gone, or are being written just now. Try again in a minute.`,
    putAway: 'They are put away',
    more: 'Show more pairs',
    none: (peer: string) => `Nothing is left to decide here. What is open is for an admin of ${peer}.`,
  },
  conflicts: {
    count: (count: number) => (count === 1 ? 'One conflict' : `${count} conflicts`),
    hide: 'Hide the conflicts',
    why: {
      'both-edited': 'Both sides changed it before either had heard of the other.',
      unseen: 'It was changed here while a change of the partner was being written.',
      rules: 'The partner’s value came from newly published rules.',
    },
    here: 'Here',
    stands: 'stands',
    noValue: 'empty, or too long to keep',
    restore: 'Put the other value back',
    restoreHeading: (field: string) => `Put the other value of ${field} back?`,
    restoreText: (value: string, peer: string) =>
      `The field becomes "${value}" on this work item, and crosses to ${peer} like any edit. What stands there now is in the history of both.`,
    restored: 'The value is put back',
    restoredAt: (when: string) => `Put back ${when}.`,
    more: (count: number) => (count === 1 ? 'Show one older' : `Show ${count} older`),
  },
  rules: {
    tab: 'Rules',
    number: (number: number) => `Version ${number} of the rules of this side is in force.`,
    notes: 'What this site cannot carry out',
    leaves: 'What leaves this site',
    enters: 'What may enter this site',
  },
};
