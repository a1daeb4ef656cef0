const time = (minutes: number): string =>
  minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} hours`;

/** The words for work over all work items of a connection. */
export const enRuns = {
  runs: {
    headings: { 'bring-up': 'Bringing work items up to the rules', backfill: 'Starting existing work items' },
    states: { running: 'Under way', paused: 'Paused', done: 'Done', cancelled: 'Cancelled' },
    progress: (done: number, total: number | undefined) =>
      total === undefined ? 'The work items are being counted.' : `${done} of ${total} work items looked at.`,
    moved: (when: string) => `Last step ${when}.`,
    waits: {
      points: 'It waits for the next hour: the rest of this one is kept for edits and pages.',
      backlog: 'It waits until the work items of the last step have been sent.',
      connection: 'It waits until the connection runs again.',
    },
    pause: 'Hold the run',
    resume: 'Go on with the run',
    cancel: 'Cancel the run',
    cancelHeading: 'Cancel the run?',
    cancelText:
      'Work items that it has looked at stay as they are now. The others follow the rules with their next change.',
    estimate: (issues: number, here: number, there: number, minutes: number) =>
      `${issues} work items are looked at: ${here} points of this site, at most ${there} of the partner’s, about ${time(minutes)}.`,
  },
};
