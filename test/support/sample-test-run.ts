import type { TestRun } from '../../src/contract/test-runs.ts';

const empty = { fields: [], heldBack: [], children: [], lookups: [], effects: [], logs: [], warnings: [] };

/** A finished test run of three work items, one of each sort that a page must show. */
export const sampleTestRun = (over: Partial<TestRun> = {}): TestRun => ({
  id: '8200000000-abcdefghijkl',
  at: Date.UTC(2026, 0, 4, 9, 30),
  rules: 'draft',
  askPartner: true,
  state: 'done',
  keys: ['SUP-1', 'SUP-2', 'SUP-3'],
  issues: [
    {
      ...empty,
      key: 'SUP-1',
      url: 'https://blue.atlassian.example/browse/SUP-1',
      summary: 'Printer burns',
      state: 'crosses',
      peerKey: 'DEV-7',
      against: 'partner',
      fields: [
        {
          path: 'summary',
          result: 'written',
          sends: 'Printer burns',
          before: 'Printer jams',
          after: 'Printer burns',
          crosses: true,
          byRules: false,
          line: 4,
          column: 1,
        },
        {
          path: 'priority',
          result: 'aside',
          why: 'there is no such value here',
          next: 'Add the value to the field, give it a line in the value map, or let missing values be made.',
          sends: 'Urgent',
          before: 'High',
          crosses: true,
          byRules: true,
        },
        { path: 'labels', result: 'same', before: '', after: '', crosses: false, byRules: false },
      ],
      heldBack: [{ path: 'environment', why: 'the redaction keeps it here' }],
      children: [{ kind: 'comments', count: 2 }],
      logs: [{ text: 'seen SUP-1', line: 9 }],
      warnings: ['"parent" waits until SUP-40 is under sync.'],
      replica: '{\n  "v": 1,\n  "fields": {}\n}',
    },
    { ...empty, key: 'SUP-2', state: 'held-back', summary: 'A draft', text: 'Held back by the filter.' },
    {
      ...empty,
      key: 'SUP-3',
      state: 'stopped',
      summary: 'Second',
      text: 'The script stops: Not this one',
      line: 12,
      column: 3,
    },
  ],
  ...over,
});
