import type { Fixture } from '../../src/contract/fixtures.ts';

/** Two fixtures: one as it should be, one that something has altered. */
export const sampleFixtures: Fixture[] = [
  {
    issue: '10001',
    key: 'SUP-1',
    name: 'Printer burns',
    at: Date.UTC(2026, 0, 3),
    askPartner: true,
    last: { at: Date.UTC(2026, 0, 4), result: { state: 'same', altered: [], edited: [] } },
  },
  {
    issue: '10002',
    key: 'SUP-2',
    name: '',
    at: Date.UTC(2026, 0, 3),
    askPartner: false,
    last: {
      at: Date.UTC(2026, 0, 4),
      result: {
        state: 'altered',
        altered: [{ path: 'priority', expected: 'High', found: 'Highest' }],
        edited: [],
      },
    },
  },
];
