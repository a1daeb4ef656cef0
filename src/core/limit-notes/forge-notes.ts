import type { INVOCATION, QUEUE, STORE } from '../limits.ts';
import type { NotesOf } from './note.ts';

const kvs = 'Forge: "KVS and Custom Entity Store limits"';
const events = 'Forge: "Async events limits"';
const invocation = 'Forge: "Invocation limits"';
const jiraEvents = 'Forge: "Jira events"';

export const storeNotes: NotesOf<typeof STORE> = {
  keyLength: {
    what: 'characters of a key',
    from: kvs,
    does: 'keys are made of ids alone; a longer one is refused before the call',
  },
  keyPattern: {
    what: 'characters allowed in a key',
    from: kvs,
    does: 'other characters never get into a key',
  },
  valueBytes: {
    what: 'bytes of a value',
    from: kvs,
    does: 'a record above it is refused with its key and size; the ledger of children is paged for that reason',
  },
  valueDepth: { what: 'levels of nesting in a value', from: kvs, does: 'refused before the call' },
  transactionOperations: {
    what: 'operations of a transaction',
    from: 'Forge: "Transactions"',
    does: 'one transaction per twin, never one per batch',
  },
  transactionBytes: { what: 'bytes of a transaction', from: 'Forge: "Transactions"', does: 'as above' },
  batchKeys: { what: 'keys of one batch call', from: kvs, does: 'reads of many keys are split' },
  pageMax: { what: 'rows of one query page', from: kvs, does: 'lists are read page by page' },
  pageDefault: { what: 'rows where a query names no limit', from: kvs, does: 'every query names one' },
  requestsPerSecond: {
    what: 'requests a second',
    from: kvs,
    does: 'refused calls are tried again by the queue: marks stand, nothing is lost',
  },
  unitBytes: { what: 'bytes of one unit of reading or writing', from: kvs, does: 'rows are kept small' },
  unitsPerMinute: {
    what: 'units read, and as many written, in a minute',
    from: kvs,
    does: 'as for requests a second',
  },
  ttlDays: {
    what: 'days for which a value can be told to live',
    from: kvs,
    does: 'what needs no longer life is written with an end; a row without which an issue could be made twice has none',
  },
  expiredHours: {
    what: 'hours for which an expired value may still be read',
    from: kvs,
    does: 'a record with an end also holds the time of it, and is not believed after it',
  },
  partitionBytes: { what: 'bytes of the partition of an index', from: kvs, does: 'it holds one id' },
  rangeBytes: { what: 'bytes of the range of an index', from: kvs, does: 'it holds one number or word' },
};

export const queueNotes: NotesOf<typeof QUEUE> = {
  eventsPerPush: { what: 'events of one push', from: events, does: 'the sweep rings in portions' },
  bytesPerPush: { what: 'bytes of one push', from: events, does: 'an event holds ids alone' },
  bytesPerLongEvent: {
    what: 'bytes of an event whose consumer may run longer than 55 s',
    from: events,
    does: 'as above',
  },
  delaySeconds: {
    what: 'seconds by which an event can be put off',
    from: events,
    does: 'what is due later stands in a row that the sweep finds',
  },
  retryDataBytes: { what: 'bytes kept for a repeated event', from: events, does: 'none are used' },
  eventsPerMinute: {
    what: 'events a minute and installation',
    from: events,
    does: 'one event takes up to 50 marked issues along; a refused push is no error, because the marks stand',
  },
  cyclicPushes: {
    what: 'pushes that follow from one another',
    from: events,
    does: 'a chain ends after half of that and the sweep goes on',
  },
  retentionSeconds: {
    what: 'seconds after which an event that fails is dropped',
    from: events,
    does: 'an event is only a bell: what is to be done stands in the rows',
  },
};

export const invocationNotes: NotesOf<typeof INVOCATION> = {
  functionSeconds: {
    what: 'seconds of a page call or of a trigger of a product event',
    from: invocation,
    does: 'a trigger sets a mark and rings, nothing more',
  },
  webTriggerSeconds: {
    what: 'seconds of a web trigger',
    from: invocation,
    does: 'no write begins with less than 8 s left, no issue with less than 15 s: the rest is sent again',
  },
  asyncSeconds: {
    what: 'seconds of a consumer by default',
    from: invocation,
    does: 'the manifest asks for more',
  },
  asyncSecondsMax: {
    what: 'seconds of a consumer or schedule at most',
    from: invocation,
    does: 'attachments and reconcile use it; what does not fit goes on in the next run',
  },
  payloadBytes: {
    what: 'bytes of what a function is given, so of a message',
    from: invocation,
    does: 'messages stay below 1 MB, ranges of attachments below 3.5 MB before base64',
  },
  frontEndRequestBytes: {
    what: 'bytes of a page call',
    from: invocation,
    does: 'rules above it are refused',
  },
  frontEndAnswerBytes: { what: 'bytes of the answer to a page', from: invocation, does: 'lists are paged' },
  productEventBytes: {
    what: 'bytes above which a product event is not delivered',
    from: jiraEvents,
    does: 'the hourly search finds the change',
  },
  productEventRetries: {
    what: 'repeats of a product event that failed',
    from: jiraEvents,
    does: 'the hourly search finds what they missed',
  },
  productEventDelaySeconds: {
    what: 'seconds by which a product event may be late',
    from: jiraEvents,
    does: 'the issue is read as it is then: a late event costs a read at most',
  },
  webTriggerCallsPerSecond: {
    what: 'calls of web triggers and pages a second and installation',
    from: `${invocation}, CHANGE-3420`,
    does: 'the sender hears 429 and waits for what it names',
  },
  webTriggerCallsPerMinute: {
    what: 'the same in a minute',
    from: `${invocation}, CHANGE-3420`,
    does: 'as above',
  },
};
