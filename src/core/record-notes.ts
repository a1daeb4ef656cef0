import type { RecordNote } from './record-note.ts';
import { notesOfConnections } from './record-notes-of-connections.ts';
import { notesOfDesks } from './record-notes-of-desks.ts';

const asLongAsTwin = 'as long as the twin';

/** One line for each record kind, by its name. A kind without one fails a test. */
export const recordNotes: Readonly<Record<string, RecordNote>> = {
  ...notesOfConnections,
  ...notesOfDesks,
  table: {
    key: '`<name>`',
    holds: 'a table of the site as it stands: names here and what means the same there; no people',
    writers: ['save-table'],
    size: 'one per table, 2,000 rows at most',
    kept: 'for good; one that was deleted keeps its name and number alone',
  },
  tableRevision: {
    key: '`<name>:<revision>`',
    holds: 'a table as it was saved',
    writers: ['save-table'],
    size: 'one per save of a table, 2,000 rows at most',
    kept: 'for good: what rules went by can be read again',
  },
  template: {
    key: '`<id>`',
    holds:
      'a template of the site as it stands: a connection file with placeholders, which names no people, and the account id of who saved it',
    writers: ['keep-template', 'report-people'],
    size: 'one per template, 180,000 characters at most',
    kept: 'for good; one that was deleted keeps its name and number alone',
  },
  templateRevision: {
    key: '`<id>:<revision>`',
    holds: 'a template as it was saved, with the account id of who did it',
    writers: ['keep-template', 'report-people'],
    size: 'one per save of a template, 180,000 characters at most',
    kept: 'for good: what rules were made from can be read again',
  },
  follows: {
    key: '`<connection>:template`',
    holds: 'which template the rules of a connection are to agree with, and what its placeholders stand for',
    writers: ['follow-template'],
    size: 'one per connection that follows a template, a few KB at most',
    kept: 'until the connection leaves the template or is erased',
  },
  version: {
    key: '`<connection>:<n>`',
    holds: 'a published rule set: scope, mappings, user map, triggers, policies',
    writers: ['publish-compiled', 'change-terms', 'publish-routes'],
    size: 'one per publish, at most the 240 KB of a value',
    kept: 'for good: what an issue was sent by can be read again',
  },
  scriptFailures: {
    key: '`<connection>`',
    holds:
      'the newest runs of scripts that failed: message, line, key of the work item and time; a message may hold what the script shows of a work item',
    writers: ['note-script-failure'],
    size: 'one per connection whose scripts have failed: 20 of 500 characters at most',
    kept: '90 days after the last, or until the connection is erased',
  },
  draft: {
    key: '`<connection>`',
    holds:
      'the rules that an admin is writing, with the account id of who saved last; nothing of them is in force',
    writers: ['keep-draft'],
    size: 'one per connection, at most 190 KB',
    kept: 'until it is published or discarded, or the connection is erased; its revision stays',
  },
  fixture: {
    key: '`<connection>:<issue id>`',
    holds:
      'a work item with the values that it is expected to come to on the far side, in words and without account ids, and the last result',
    writers: ['keep-fixtures', 'run-fixtures'],
    size: 'at most 20 per connection, each at most about 100 KB',
    kept: 'until an admin deletes it or the connection is erased',
  },
  'test-run': {
    key: '`<connection>:<newest first>-<random>`',
    holds: 'a test run: which rules, which work items, how far it has come',
    writers: ['start-test-run', 'run-tests'],
    size: 'one per test run, below 1 KB',
    kept: 'a day',
  },
  'test-result': {
    key: '`<connection>:<run>:<n>`',
    holds:
      'what a test run came to for one work item: values before and after on the far side, and what would cross, without account ids',
    writers: ['run-tests'],
    size: 'one per tested work item, at most about 150 KB',
    kept: 'a day',
  },
  'seen-people': {
    key: '`<connection>:seen`',
    holds:
      'people of the partner who came in a value and are nobody here, for the user map: name, reference, the address where the partner sends it',
    writers: ['note-unknown', 'erase-people'],
    size: 'one per connection, 500 people at most',
    kept: 'until the connection is deleted; a person until the partner says that the account is closed',
  },
  routes: {
    key: '`site`',
    holds: 'per active connection what an event needs: projects, compiled triggers and filter, fields read',
    writers: ['publish-routes'],
    size: 'one per site, grows with triggers',
    kept: 'for good, rewritten at each publish, pause and change of scope',
  },
  due: {
    key: '`<epoch seconds>:<random>` or `look:<connection>`',
    holds: 'something that a sweep is to do once',
    writers: ['publish-routes', 'reconcile', 'sweep', 'step-run', 'steer-run'],
    size: 'below 200 bytes, a few at a time',
    kept: 'until it is done',
  },
  run: {
    key: '`<connection>:<kind>`',
    holds:
      'how far work over all issues of a connection has come: bringing them up to rules that were published',
    writers: ['publish-routes', 'write-run'],
    size: 'one per connection and kind, below 400 bytes',
    kept: 'until the connection is erased, overwritten by the next run',
  },
  points: {
    key: '`hour`',
    holds: 'what this installation has spent of Jira’s points in the present hour',
    writers: ['spend-points'],
    size: 'one per site, below 200 bytes',
    kept: 'for good, rewritten once per 100 points',
  },
  issue: {
    key: '`<issue id>`',
    holds: 'the connections under which a local issue has a twin; the lease where there are several',
    writers: ['bear-twin', 'twin-rows'],
    size: 'one per synced issue, below 300 bytes without a lease',
    kept: asLongAsTwin,
  },
  twin: {
    key: '`<connection>:<issue id>`',
    holds: 'the pair of a local and a peer issue: life, sequences, shadow (fingerprints, no values), hold',
    writers: ['bear-twin', 'twin-rows'],
    size: 'one per pair; a fingerprint of 12 characters per path, 12 notes at most',
    kept: 'until the connection is deleted, a tombstone too: without it a trigger would make the other issue again',
  },
  work: {
    key: '`<connection>:<issue id>`',
    holds: 'what is under way: the message in flight, unanswered paths, the lease with its plan',
    writers: ['bear-twin', 'twin-rows'],
    size: 'one per pair; empty at rest',
    kept: asLongAsTwin,
  },
  mark: {
    key: '`<connection>:<issue id>`',
    holds: 'that the issue may have changed since it was last looked at',
    writers: ['bear-twin', 'mark-twin', 'start-sync'],
    size: 'one per pair, below 200 bytes',
    kept: asLongAsTwin,
  },
  children: {
    key: '`<connection>:<issue id>:<page>`',
    holds:
      'the ownership ledger: who made each comment, attachment, worklog and link, and its id on both sides',
    writers: ['twin-rows'],
    size: '25 children a page, about 100 bytes each',
    kept: asLongAsTwin,
  },
  claim: {
    key: '`<connection>:<peer issue id>:<n>`',
    holds: 'the plan of a create, so that whoever finds the issue can write its rows',
    writers: ['claim-and-post'],
    size: 'one per create, as large as the twin’s shadow',
    kept: 'a year: long after the issue has its rows, or was never made',
  },
  peer: {
    key: '`<connection>:<peer issue id>`',
    holds: 'which local issue stands for a peer’s issue',
    writers: ['complete-claim'],
    size: 'one per pair, below 100 bytes',
    kept: asLongAsTwin,
  },
  waits: {
    key: '`<connection>:<issue waited for>:<issue that waits>`',
    holds: 'that an issue waits for another one to be a twin: as its parent, or as the end of a link',
    writers: ['wait-for-twin'],
    size: 'one per link to an issue without a twin, below 100 bytes',
    kept: 'until that issue is a twin, at most a year',
    off: 'links of the rules, and no mapping of the parent',
  },
  removals: {
    key: '`<connection>`',
    holds: 'how many children were told as removed in the last minute in which any were',
    writers: ['hold-removals'],
    size: 'one per connection, below 100 bytes',
    kept: 'for good, overwritten',
  },
  'said-state': {
    key: '`<connection>:<issue id>`',
    holds:
      'of a pair that does not stand well: since when it is as it is, and what its issue says of it in the entity property that JQL finds',
    writers: ['say-states', 'say-state'],
    size: 'one per such pair, below 150 bytes',
    kept: 'until the pair stands well again, or the connection has ended',
  },
  'asked-pair': {
    key: '`<connection>:<issue id>`',
    holds: 'a pair that only the peer remembers after both sides have paired anew: an admin decides',
    writers: ['join-told-pairs'],
    size: 'one per such issue, below 200 bytes',
    kept: 'until it is joined, or the connection has ended',
  },
  mergeBase: {
    key: '`<connection>:<issue id>:<path>`',
    holds:
      'of a text that is merged: prints of the lines or blocks that both sides had last, and no word of the text itself',
    writers: ['keep-merge-bases'],
    size: 'one per text field that a mapping merges and issue, 8 bytes per line or block, at most 200 KB',
    kept: '180 days after the text last crossed; until the connection is erased',
    off: 'mapping without `merge: text`',
  },
  previous: {
    key: '`<connection>:<issue id>`',
    holds:
      'the replica that the partner is known to have: an incoming script sees the whole of it although a message carries only what has changed',
    writers: ['keep-previous'],
    size: 'one per pair, as large as the replica, at most 200 KB; above that the longest values are left out',
    kept: '180 days after the pair last synced; until the connection is erased',
    off: 'rules without an incoming script',
  },
  conflict: {
    key: '`<connection>:<issue id>:<newest first>:<token>`',
    holds:
      'paths that were edited on both sides, with the value that stands and the one that gave way; in the form of the replica, on both sides',
    writers: ['carry-out', 'recovered-conflicts', 'restore-conflict'],
    size: 'one per decision with a conflict, values up to 200 KB; above that the largest are left out',
    kept: '90 days',
  },
  origin: {
    key: '`<origin>`',
    holds: 'which local issue stands for the first issue of a chain, so that none arrives twice',
    writers: ['keep-origin', 'take-origin'],
    size: 'one per synced issue, below 200 bytes',
    kept: 'for good, later turns too: an issue may come back by another way at any time, and turns are counted from the first',
  },
  gone: {
    key: '`<issue id>`',
    holds: 'that a delete event was seen; with a 404 it means deleted',
    writers: ['note-change'],
    size: 'below 100 bytes',
    kept: 'a year',
  },
  'new-issues': {
    key: '`<connection>:<hour>`',
    holds: 'how many new issues a partner has sent in an hour',
    writers: ['keep-share'],
    size: 'one per connection and hour with new issues, below 100 bytes',
    kept: 'two hours',
  },
  workflow: {
    key: '`<project id>:<issue type id>`',
    holds:
      'what was seen of a workflow: ways out of its statuses, what their screens ask for, what edit screens hide',
    writers: ['known-workflow'],
    size: 'one per project and issue type whose issues were moved, some KB',
    kept: '30 days after it was last learned from; trusted for a day',
  },
  chore: {
    key: '`sweep`, `reconcile`, `check`, `facets`, `retention`, `people`',
    holds: 'how far work has come that comes back by the clock, and who is at it',
    writers: ['take-chore', 'see-sweep'],
    size: 'six per site, below 200 bytes',
    kept: 'for good, rewritten by each run',
  },
};
