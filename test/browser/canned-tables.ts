import type { Answers } from './canned-site.ts';

/** What the page of tables is answered. */
export const cannedTables = {
  'table.list': () => ({
    tables: [
      {
        name: 'teams',
        revision: 3,
        about: 'Who does what at the partner',
        holds: 'values',
        count: 2,
        at: Date.UTC(2026, 0, 4),
        users: [
          {
            connection: 'active',
            name: 'Acme - Globex',
            inForce: ['mappings.3.table'],
            inDraft: [],
            revision: 3,
          },
        ],
      },
      {
        name: 'areas',
        revision: 1,
        about: '',
        holds: 'routes',
        count: 40,
        at: Date.UTC(2026, 0, 3),
        users: [],
      },
    ],
  }),
  'table.get': () => ({
    name: 'teams',
    revision: 3,
    about: 'Who does what at the partner',
    holds: 'values',
    rows: [
      { here: 'Printers', there: 'Hardware' },
      { here: 'Mail', there: 'Collaboration' },
    ],
    at: Date.UTC(2026, 0, 4),
  }),
} satisfies Answers;
