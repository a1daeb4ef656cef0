import type { Answers } from './canned-site.ts';

const issue = { id: '1', key: 'SUP-1', url: '/browse/SUP-1' };
const twin = {
  connection: 'active',
  connectionName: 'Acme - Globex',
  peerName: 'Globex',
  attachmentsPending: 1,
  conflicts: 0,
  peer: { heard: Date.UTC(2026, 0, 3), backlog: 3, silentSince: Date.UTC(2026, 0, 3) },
  lastSync: Date.UTC(2026, 0, 3),
};

const conflict = {
  connection: 'active',
  id: 'c1',
  path: 'summary',
  at: Date.UTC(2026, 0, 5),
  stands: 'there',
  why: 'both-edited',
  here: 'Printer burns',
  there: 'Printer is fine',
  restorable: true,
};

/** What is answered about work items: their counterparts, their conflicts, and the triggers that start them. */
export const cannedIssues = {
  'conflict.list': () => ({ conflicts: [conflict] }),
  'conflict.page': () => ({
    conflicts: [
      { ...conflict, issue: '1', key: 'SUP-1' },
      {
        ...conflict,
        id: 'c2',
        issue: '2',
        key: 'SUP-2',
        path: 'labels/urgent',
        stands: 'here',
        restorable: false,
        restored: Date.UTC(2026, 0, 6),
      },
    ],
    cursor: 'older',
  }),
  'trigger.list': () => ({
    spaces: [
      { id: '10000', key: 'SUP' },
      { id: '10001', key: 'OPS', offSince: Date.UTC(2026, 0, 5) },
    ],
    triggers: [
      {
        id: 't1',
        entity: 'issue',
        jql: 'project = SUP AND labels = vendor',
        schedule: 'none',
        notes: 'Escalations only',
        active: true,
        fromPartners: false,
      },
      {
        id: 't2',
        entity: 'issue',
        jql: 'project = SUP AND priority = Highest',
        schedule: 'hourly',
        notes: '',
        active: false,
        offSince: Date.UTC(2026, 0, 5),
        passedOver: 12,
        fromPartners: false,
      },
    ],
  }),
  'trigger.preview': () => ({
    count: 41,
    unsynced: 40,
    moves: [{ clause: 'created >= -1d', why: 'time' }],
    schedule: 'hourly',
    timeZone: 'Europe/Berlin',
    sample: [{ key: 'SUP-1', summary: 'Printer burns', url: '/browse/SUP-1' }],
  }),
  'sync.status': () => ({
    issue,
    twins: [
      {
        ...twin,
        conflicts: 1,
        state: 'in-step',
        peerKey: 'DEV-7',
        peerUrl: 'https://green.atlassian.net/browse/DEV-7',
      },
      {
        ...twin,
        connection: 'c2',
        peerName: 'Initech',
        state: 'failed',
        problem: {
          message: 'The summary is too long for the other side.',
          next: 'Shorten it to 255 characters.',
        },
      },
    ],
    offers: [{ connection: 'c3', name: 'Acme - Hooli', peerName: 'Hooli' }],
  }),
} satisfies Answers;
