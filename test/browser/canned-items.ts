import type { Answers } from './canned-site.ts';

const at = Date.UTC(2026, 0, 5);
const of = { connection: 'active', connectionName: 'Acme - Globex', peerName: 'Globex' };
const trouble = {
  cause: 'value:no-match',
  message: 'A field was not written: there is no such value here.',
  next: 'Add the value to the field, give it a line in the value map, or let missing values be made.',
  place: 'rules',
  at,
  path: 'parts/Engine',
  detail: '"Engine" was not written to the field parts: there is no such value here.',
};
const item = {
  ...of,
  issue: '2',
  key: 'SUP-2',
  summary: 'The engine stutters',
  url: '/browse/SUP-2',
  state: 'in-step',
  peerKey: 'DEV-2',
  peerUrl: 'https://globex.atlassian.net/browse/DEV-2',
  lastSync: at,
  trouble,
  others: 1,
};

/** What is answered about the list of work items under sync and their errors. */
export const cannedItems = {
  'item.list': () => ({
    items: [
      item,
      {
        ...of,
        issue: '3',
        state: 'starting',
        others: 0,
        note: { at, text: 'The partner has ended the pair.' },
      },
    ],
    cursor: 'older',
  }),
  'item.get': () => ({
    item,
    troubles: [trouble, { ...trouble, path: 'parts/Wheels', detail: '"Wheels" was not written.' }],
    notes: [{ at, text: 'The field summary was edited on both sides; the value of this side stands.' }],
    messages: { life: '1.first', sent: 4, answered: 3, taken: 7 },
    underWay: ['summary'],
    awaitedBy: [{ issue: '9', key: 'SUP-9' }],
    due: at,
    children: { comments: 2, attachments: 1, worklogs: 0, links: 0 },
    received: { summary: { kind: 'text', value: 'The engine stutters' } },
  }),
  'item.whyNot': () => ({
    key: 'SUP-7',
    issue: '7',
    checks: [
      {
        ...of,
        findings: [
          { step: 'visible', ok: true, details: ['SUP-7'] },
          {
            step: 'trigger',
            ok: false,
            details: ['labels = "vendor" (it is printer)'],
            cause: 'start:trigger-false',
            message: 'No sync trigger of the connection takes this work item.',
            next: 'Change the work item so that the clause holds, change the trigger, or press "Sync now".',
            place: 'triggers',
          },
        ],
      },
    ],
  }),
  'error.list': () => ({
    groups: [
      {
        ...of,
        cause: 'alert:silent',
        message: 'The partner has said nothing for more than a day.',
        next: 'Check the connection, and ask the partner whether the app still runs there.',
        place: 'overview',
        muted: false,
        count: 0,
        newest: at,
        oldest: at,
        samples: [],
      },
      {
        ...of,
        cause: trouble.cause,
        path: 'parts',
        message: trouble.message,
        next: trouble.next,
        place: 'rules',
        muted: false,
        count: 2,
        newest: at,
        oldest: at,
        samples: [{ issue: '2', key: 'SUP-2', at, detail: trouble.detail }],
      },
    ],
    more: false,
  }),
} as const satisfies Answers;
