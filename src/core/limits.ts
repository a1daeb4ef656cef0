/**
 * Every number of Forge and Jira that the app depends on, with where it comes from. The host enforces the same
 * numbers, so a value changed here is changed on both sides of the seam.
 */

/** Forge: "KVS and Custom Entity Store limits", "Transactions". */
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
} as const;

/** Forge: "Async events limits". */
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

/** Forge: "Invocation limits". Seconds unless the name says otherwise. */
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
} as const;

/** Jira Cloud: REST v3 description and "Rate limiting". */
export const JIRA = {
  propertyCharacters: 32_768,
  summaryCharacters: 255,
  textCharacters: 32_767,
  searchPage: 5_000,
  searchPageWithFields: 100,
  reconcileIssues: 50,
  bulkFetchIssues: 100,
  bulkCreateIssues: 50,
  commentPage: 100,
  pointsPerHour: 65_000,
  burstPerSecond: { GET: 100, POST: 100, PUT: 50, DELETE: 50 },
  issueWrites: { per2Seconds: 20, per30Seconds: 100 },
} as const;
