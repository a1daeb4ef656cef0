/** How long things live and how often they happen, in seconds. */
export const TIMING = {
  /** A web trigger lives 55 s: after this its answer will not come any more. */
  answer: 60,
  inFlight: 120,
  lease: 75,
  /** No Jira write starts with less left. */
  writeMargin: 8,
  /** No item of a batch is begun with less left. */
  itemMargin: 15,
  firstSend: 1,
  /** While edits keep coming: one transfer per this time, and one after this quiet. */
  sendEvery: 30,
  quiet: 3,
  /** Edits of one slot ring the queue once. */
  slot: 30,
  busyAgain: 15,
  /** Until both sides hold the same conflict policy. */
  policyAgain: 120,
  /** A claim younger than this may still be at work; after the second time its issue is taken for not made. */
  claimBusy: 75,
  claimLost: 600,
  /** A record written longer ago than this is found by every query, however late its index is. */
  indexed: 150,
  sweepMark: 60,
  sweepEvery: 300,
  sweepLate: 600,
  restoredMargin: 60,
  /** Between the two reads that make a restore certain. */
  restoredAgain: 60,
} as const;
