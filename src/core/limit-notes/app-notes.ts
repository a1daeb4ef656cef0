import type { APP } from '../limits.ts';
import type { TIMING } from '../sync/timing.ts';
import type { Note, NotesOf } from './note.ts';

export const appNotes: NotesOf<typeof APP> = {
  itemsPerMessage: {
    what: 'issues of one message',
    from: 'what a web trigger can apply in its 55 s, eight at a time',
    does: 'more issues go in further messages',
  },
  messageCharacters: {
    what: 'characters of one message',
    from: 'a fifth of what a function can be given',
    does: 'the issues of a larger one are spread over several',
  },
  pairsPerRelink: {
    what: 'pairs of issues that one message joins again after both sides have paired anew',
    from: 'what a web trigger can read and write down in its 55 s',
    does: 'the others go in further messages',
  },
  childrenPerItem: {
    what: 'comments, worklogs and links of one issue in one message',
    from: 'writes of one issue that Jira takes in 2 s',
    does: 'the sender sends the rest in its next messages, oldest first',
  },
  childCharactersPerItem: {
    what: 'characters of these together',
    from: 'a quarter of a message',
    does: 'as above; a single one is never held back by it',
  },
  childWritesAtOnce: {
    what: 'comments, worklogs and links of one issue written in one request',
    from: 'below the 20 writes in 2 s that Jira allows',
    does: 'the rest is not confirmed, so the sender sends it again',
  },
  childPaceSeconds: {
    what: 'seconds until the next part of many comments, worklogs and links of one issue',
    from: 'below the 100 writes in 30 s that Jira allows for an issue',
    does: 'the sender waits this long between two parts',
  },
  removalsAtOnce: {
    what: 'comments, files, worklogs and links of one issue removed at once',
    from: 'more looks like an accident or a clean-up that the partner did not ask for',
    does: 'more wait until a person here lets them go; the panel of the issue says so',
  },
  removalsPerMinute: {
    what: 'the same over all issues of a connection in a minute',
    from: 'as above',
    does: 'as above',
  },
  removalsPerItem: {
    what: 'removals that one message names for an issue',
    from: 'writes that fit into one request',
    does: 'the rest goes with the next message',
  },
  attachmentsPerItem: {
    what: 'attachments that one message announces for an issue',
    from: 'a message of moderate size',
    does: 'the rest goes with the next message',
  },
  blobRangeBytes: {
    what: 'bytes of an attachment in one request',
    from: 'base64 of it with its envelope stays below 5 MB',
    does: 'a larger file comes in several requests and is checked as a whole by its SHA-256',
  },
  attachmentBytes: {
    what: 'bytes above which an attachment does not cross',
    from: 'memory of a function (512 MB) that holds the file, its upload and the answers',
    does: 'it stays where it is; the panel of the issue says why',
  },
  clockSeconds: {
    what: 'seconds by which the clocks of two sites may differ',
    from: 'the window in which a signed request is believed',
    does: 'a request outside is refused; “check” on the connection shows the difference',
  },
  issueWrites: {
    what: 'writes of one issue in 2 s and in 30 s by one process before it writes no more children',
    from: 'below the 20 and 100 that Jira allows',
    does: 'the rest is not confirmed, so the sender sends it again after some seconds',
  },
  pushesInARow: {
    what: 'queue events that follow from one another',
    from: 'half of what Forge allows',
    does: 'the sweep goes on within five minutes',
  },
  hops: {
    what: 'connections that an issue may travel in a chain',
    from: 'more is no chain that anybody wants',
    does: 'the next create is refused as a cycle',
  },
  openInvitations: {
    what: 'invitations of a site that wait for an answer',
    from: 'each is a door that somebody may knock at',
    does: 'the next one is refused until one is answered, refused or over',
  },
  messagesInTenSeconds: {
    what: 'messages with issue data that one connection may send to one process in ten seconds',
    from: 'a partner that floods must leave the others their share',
    does: 'the next one is answered 429 with the seconds to wait',
  },
  newIssuesPerHour: {
    what: 'new issues that one connection may send in an hour',
    from: 'it bounds what a partner can make this site store',
    does: 'the message is answered 429 with the seconds until the next hour',
  },
};

/** Seconds. */
export const timingNotes: { readonly [Name in keyof typeof TIMING]: Pick<Note, 'what'> } = {
  answer: { what: 'how long a sender waits for an answer: longer than a web trigger lives' },
  inFlight: { what: 'how long a message counts as under way' },
  lease: { what: 'how long one writer has the right to write an issue' },
  writeMargin: { what: 'no write of Jira begins with less time left' },
  itemMargin: { what: 'no issue of a batch is begun with less time left' },
  firstSend: { what: 'how long after an edit the first transfer leaves' },
  sendEvery: { what: 'at most one transfer of an issue in this time while edits keep coming' },
  quiet: { what: 'one transfer after this much quiet' },
  slot: { what: 'edits within this time ring the queue once' },
  busyAgain: { what: 'when to ask again where the partner was busy' },
  policyAgain: { what: 'when to send again where both sides hold different conflict policies' },
  claimBusy: { what: 'a claim younger than this may still be at work' },
  claimLost: { what: 'after this an issue whose create was not answered counts as not made' },
  indexed: {
    what: 'after which every query finds a record, however late its index is; a wait that is younger is looked at again',
  },
  sweepMark: { what: 'marks older than this are rung by the sweep' },
  sweepEvery: { what: 'how often the sweep runs' },
  sweepLate: { what: 'after this without a sweep whoever is at work has one run' },
  restoredAgain: { what: 'two reads this far apart make it certain' },
  restoredMargin: { what: 'an issue older than it was seen by more than this was restored' },
};
