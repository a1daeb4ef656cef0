/** The words for what was published: the list, comparing two, and going back to one. */
export const enVersions = {
  versions: {
    heading: 'Versions of the rules',
    text: 'What was published stays as it was. An earlier version can be made the draft again: it is in force once you publish it.',
    empty: 'Nothing was published yet.',
    number: 'Version',
    when: 'Published',
    who: 'By',
    changes: 'What it changed',
    version: (number: number) => `Version ${number}`,
    inForce: 'In force',
    nobody: 'Not known',
    older: 'Show older ones',
    show: (number: number) => `Show version ${number}`,
    rollBack: (number: number) => `Roll back to ${number}`,
    rollBackHeading: (number: number) => `Make version ${number} the draft?`,
    rollBackText:
      'You see what it changes before you publish it. The rules in force stay as they are till then.',
    rollBackReplaces:
      'It takes the place of the draft that was saved. You see what it changes before you publish it; the rules in force stay as they are till then.',
    rollBackAction: 'Make it the draft',
    rolledBack: (number: number) => `Version ${number} is the draft`,
    compareHeading: 'Compare two versions',
    from: 'From',
    to: 'To',
    draft: 'The draft',
    compare: 'Compare',
    compared: (from: string, to: string) => `${from} → ${to}`,
    same: (heading: string) => `${heading}: nothing differs.`,
    askedHeading: 'Another administrator must agree to the draft',
    askedAt: (when: string) =>
      `asked for it ${when}. Publishing it says yes; saving or discarding it takes the request back.`,
  },
};
