/** The words of fixtures: work items kept with what they are to come to. */
export const enFixtures = {
  fixtures: {
    heading: 'Fixtures',
    text: 'Work items with what they are expected to come to on the far side. They are run before a publish and once a day.',
    none: 'None yet: run a test, and keep a work item whose result is as it should be.',
    keep: 'Keep as a fixture',
    keepHeading: (key: string) => `Keep ${key} as a fixture?`,
    keepText:
      'What it comes to now is what is expected from then on. A fixture of it that is kept already is replaced.',
    keepAsked: (peer: string) =>
      `Its values are shown to ${peer} at every run, once a day and before a publish.`,
    kept: 'The fixture is kept',
    key: 'Work item',
    at: 'Kept',
    last: 'Last result',
    actions: 'Actions',
    never: 'not run yet',
    states: {
      same: 'As expected',
      altered: 'Altered',
      edited: 'Edited since',
      stopped: 'No result',
    },
    altered: (path: string, expected: string, found: string) => `${path}: ${found} instead of ${expected}`,
    edited: (paths: string) => `Edited in the work item since: ${paths}. Keep it anew if it is right.`,
    nothing: 'nothing',
    runNow: 'Run all with the rules in force',
    ran: 'The fixtures have been run',
    remove: 'Delete',
    removeHeading: (key: string) => `Delete the fixture ${key}?`,
    removeText: 'The work item itself stays as it is.',
    removed: 'The fixture is deleted',
    running: 'Running the fixtures with the draft',
    allSame: (count: number) =>
      count === 1
        ? 'The fixture comes to what is expected.'
        : `All ${count} fixtures come to what is expected.`,
    differ: 'The draft alters fixtures',
  },
};
