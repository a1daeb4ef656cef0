/**
 * Every number of Forge and Jira that the app depends on. The host enforces the same numbers, so a value changed
 * here is changed on both sides of the seam. Where each comes from and what the app does at it:
 * core/limit-notes.ts, shown in docs/limits.md.
 */

/** Forge storage, per installation unless the name says otherwise. */
export const STORE = {
  keyLength: 500,
  keyPattern: /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/,
  valueBytes: 240 * 1024,
  valueDepth: 31,
  transactionOperations: 25,
  transactionBytes: 4 * 1024 * 1024,
  batchKeys: 25,
  pageMax: 100,
  pageDefault: 10,
  requestsPerSecond: 1000,
  /** What one unit of reading or writing holds. */
  unitBytes: 10 * 1024,
  unitsPerMinute: 4000,
  ttlDays: 365,
  /** An expired row may still be there for so long. */
  expiredHours: 48,
  partitionBytes: 1700,
  rangeBytes: 900,
} as const;

/** Forge's asynchronous events. */
export const QUEUE = {
  eventsPerPush: 50,
  bytesPerPush: 200 * 1024,
  /** Per event, where the consumer may run longer than 55 s. */
  bytesPerLongEvent: 100 * 1024,
  delaySeconds: 900,
  retryDataBytes: 4 * 1024,
  eventsPerMinute: 500,
  cyclicPushes: 1000,
  retentionSeconds: 24 * 3600,
} as const;

/** Forge's functions. Seconds unless the name says otherwise. */
export const INVOCATION = {
  functionSeconds: 25,
  webTriggerSeconds: 55,
  asyncSeconds: 55,
  asyncSecondsMax: 900,
  payloadBytes: 5 * 1024 * 1024,
  frontEndRequestBytes: 500 * 1024,
  frontEndAnswerBytes: 5 * 1024 * 1024,
  productEventBytes: 200 * 1000,
  productEventRetries: 4,
  productEventDelaySeconds: 180,
  webTriggerCallsPerSecond: 300,
  webTriggerCallsPerMinute: 7_000,
} as const;

/** Jira Cloud's REST API and its fields. */
export const JIRA = {
  propertyCharacters: 32_768,
  propertyKeyCharacters: 255,
  summaryCharacters: 255,
  textCharacters: 32_767,
  labelCharacters: 255,
  optionCharacters: 255,
  /** Largest number of a number field, and as far below zero. */
  numberMax: 1e14,
  remoteLinkIdCharacters: 255,
  searchPage: 5_000,
  searchPageWithFields: 100,
  searchProperties: 5,
  reconcileIssues: 50,
  bulkFetchIssues: 100,
  bulkCreateIssues: 50,
  commentPage: 100,
  commentListIds: 1_000,
  worklogPage: 5_000,
  commentsPerIssue: 5_000,
  worklogsPerIssue: 10_000,
  attachmentsPerIssue: 2_000,
  linksPerIssue: 2_000,
  remoteLinksPerIssue: 2_000,
  pointsPerHour: 65_000,
  burstPerSecond: { GET: 100, POST: 100, PUT: 50, DELETE: 50 },
  issueWrites: { per2Seconds: 20, per30Seconds: 100 },
} as const;

/** What the app allows itself below those numbers, so that it never meets them in ordinary use. */
export const APP = {
  itemsPerMessage: 50,
  messageCharacters: 1024 * 1024,
  /** Comments, worklogs and links of one issue in one message, and their text as JSON. */
  childrenPerItem: 20,
  childCharactersPerItem: 256 * 1024,
  /** Writes of children to one issue in one request of the partner. */
  childWritesAtOnce: 15,
  /** Seconds until the next part of many children: 75 writes in 30 s are left some room below Jira's 100. */
  childPaceSeconds: 6,
  /** More removals than these, of one issue at once and of a connection in a minute, wait for a person. */
  removalsAtOnce: 5,
  removalsPerMinute: 20,
  /** Removals and attachments that one message names. */
  removalsPerItem: 100,
  attachmentsPerItem: 200,
  /** Range of an attachment in one request: base64 of it stays below the 5 MB of a function's payload. */
  blobRangeBytes: 3_500_000,
  /** Above this an attachment is not fetched: a function's memory holds it, its upload and the answer. */
  attachmentBytes: 40 * 1024 * 1024,
  /** How far two sites' clocks may differ. */
  clockSeconds: 300,
  /** Writes of one issue by one process: below Jira's own limits for an issue. */
  issueWrites: { per2Seconds: 15, per30Seconds: 80 },
  pushesInARow: 500,
  hops: 5,
  /** Each is a door that somebody may knock at. */
  openInvitations: 20,
  /** Messages of items that one connection may send to one process. */
  messagesInTenSeconds: 100,
  /** Pairs of issues that one message joins again: both sides read them and their comments within its time. */
  pairsPerRelink: 25,
  /** More than the points of an hour can make; it bounds what a partner can make this site store. */
  newIssuesPerHour: 5000,
} as const;
