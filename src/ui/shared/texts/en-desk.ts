/** The words for what a panel shows of service desks. */
export const enDesk = {
  desk: {
    heading: 'Service desk',
    asOf: (peer: string, when: string) => `What ${peer} says of it, as of ${when}`,
    clock: (name: string, whose: string) => `${name} (${whose})`,
    here: 'this site',
    states: {
      running: 'Running',
      paused: 'Paused',
      breached: 'Goal missed',
      met: 'Met',
      missed: 'Missed',
    },
    goal: (span: string) => `goal ${span}`,
    due: (when: string) => `due ${when}`,
    ended: (when: string) => `ended ${when}`,
    left: (span: string) => `${span} left`,
    over: (span: string) => `${span} over`,
    decisions: { pending: 'Pending', approved: 'Approved', declined: 'Declined' },
    approver: (name: string, decision: string) => `${name}: ${decision}`,
    decidedAt: (decision: string, when: string) => `${decision}, ${when}`,
    readOnly: 'Approvals are given where they were asked for.',
    rating: 'Satisfaction of the customer',
    stars: (rating: number) => `${rating} of 5`,
    points: 'Points of Jira for reading requests in turn, per hour',
    pointsHint: (requests: number, hours: number) =>
      `Jira tells nobody when an approval, an SLA or a rating changes, so requests are read in turn: one point each. ${requests} are read now, each at least every ${hours} hours.`,
    pointsNone:
      'With 0 points requests are read only when something else changes or somebody opens the panel.',
  },
};
