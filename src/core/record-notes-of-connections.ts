import type { RecordNote } from './record-note.ts';

/** The records that stand for a connection itself and for what both sides show each other. */
export const notesOfConnections: Readonly<Record<string, RecordNote>> = {
  connection: {
    key: '`<connection>`',
    holds: 'a connection: its state, both ends, consent, conflict policy, active version',
    writers: [
      'invite',
      'accept-invitation',
      'ask-to-invite',
      'ask-to-accept',
      'write-connection',
      'publish-routes',
    ],
    size: 'one per connection, about 3 KB',
    kept: 'until the connection is deleted',
  },
  audit: {
    key: '`<connection>:<newest first>:<random>`',
    holds: 'who did what on a connection: invited, agreed, published, paused, changed keys, ended it',
    writers: ['note-audit'],
    size: 'one per act of an admin, below 200 bytes',
    kept: 'a year, also after the connection was deleted',
  },
  settings: {
    key: '`site`',
    holds: 'what administrators of a project may do about connections, as a site admin has decided',
    writers: ['keep-settings'],
    size: 'one per site, a list of 50 site addresses at most',
    kept: 'for good, overwritten',
  },
  keys: {
    key: '`<connection>`, in the secret store',
    holds: 'the signing and agreement keys of this side, current and previous',
    writers: ['invite', 'accept-invitation'],
    size: 'one per connection, below 1 KB',
    kept: 'until the connection is refused or deleted',
  },
  proposals: {
    key: '`<connection>`',
    holds:
      'what both sides have proposed to each other and answered, with the fields of this side for it; no account ids',
    writers: ['keep-proposals'],
    size: 'one per connection: 5 open ones a direction of 16 KB at most, and what was answered as far as 190 KB hold it',
    kept: 'the newest 20 that are over; until the connection is erased',
  },
  exposure: {
    key: '`<connection>:own`',
    holds:
      'what an admin of this side shows the partner: fields, values where chosen, statuses and transitions, as Jira had them then',
    writers: ['describe-choice'],
    size: 'one per connection, at most 300 fields; about 50 KB with many values',
    kept: 'until an admin leaves the choice to the rules, or the connection is erased',
  },
  'peer-offer': {
    key: '`<connection>:peer`',
    holds: 'what the partner has answered when it was asked what it shows',
    writers: ['describe-peer'],
    size: 'one per connection, at most 64 KB',
    kept: 'until the connection is erased, overwritten by the next answer',
  },
  'told-errors': {
    key: '`<connection>`',
    holds: 'which errors a work item of this site has told of: causes and fields, no value of any work item',
    writers: ['tell-errors'],
    size: 'one per connection, below 50 KB',
    kept: 'until the connection is erased',
  },
  muted: {
    key: '`<connection>`',
    holds:
      'groups of errors that an admin does not want to be told of: cause and field, no value of any work item',
    writers: ['mute-errors'],
    size: 'one per connection, at most 200 groups',
    kept: 'until the connection is erased',
  },
};
