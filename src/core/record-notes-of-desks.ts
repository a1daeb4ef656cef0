import type { RecordNote } from './record-note.ts';

/** The records of requests of a service desk. */
export const notesOfDesks: Readonly<Record<string, RecordNote>> = {
  facets: {
    key: '`<connection>:<issue id>`',
    holds:
      'when a request was last read of which approvals, SLA or satisfaction leave, and when a clock misses its goal: Jira sends no event for these',
    writers: ['watch-facets', 'poll-facets', 'seed-facets', 'heed-clocks'],
    size: 'one per such request, below 150 bytes',
    kept: 'until the pair or the connection has ended',
    off: 'rules without approvals, SLA and satisfaction',
  },
  'facet-seed': {
    key: '`<connection>:seed`',
    holds:
      'by which version of the rules all pairs of a connection have been put on the list of requests to read',
    writers: ['seed-facets'],
    size: 'one per connection with a service desk, below 100 bytes',
    kept: 'until the connection is erased',
    off: 'rules without approvals, SLA and satisfaction',
  },
  'facet-values': {
    key: '`<connection>:<issue id>`',
    holds:
      'approvals, SLA clocks and rating of the partner’s request as they last came, for the panel: names and references of approvers, no account ids',
    writers: ['keep-facets', 'erase-people'],
    size: 'one per request of which any came, a few KB at most',
    kept: '180 days after the last of them came; until the connection is erased',
    off: 'rules that take in no approvals, SLA and satisfaction',
  },
};
