import { describe, expect, it } from 'vitest';
import { type NamedWorkflow, statusWarnings } from './status-warnings.ts';

const workflow: NamedWorkflow = {
  statuses: ['Open', 'In Progress', 'Done', 'Cancelled'],
  ways: [
    { to: 'In Progress', lacks: [], other: false },
    { to: 'Open', lacks: [], other: false },
    { to: 'Done', lacks: ['Resolution'], other: false },
    { to: 'Done', lacks: ['Root cause'], other: true },
  ],
};
const line = { noMatch: 'error' } as const;
const mapped = { ...line, values: [{ here: 'Done', there: 'Closed' }] };

describe('what the planner of transitions would meet', () => {
  it('is nothing where a status has its like and a transition leads to it', () => {
    expect(statusWarnings({ line, from: ['in progress', 'Open'], way: 'in', workflow })).toEqual([]);
  });

  it('is a status that the value map does not name, or that the other side does not have', () => {
    expect(statusWarnings({ line: mapped, from: ['Blocked'], way: 'in', workflow })).toMatchObject([
      { side: 'here', code: 'no-match', from: 'Blocked' },
    ]);
    expect(statusWarnings({ line, from: ['Blocked'], way: 'out', workflow })).toMatchObject([
      { side: 'there', code: 'no-status', to: 'Blocked' },
    ]);
  });

  it('is a status to which no known transition leads, or only such that ask for what does not come', () => {
    expect(statusWarnings({ line, from: ['Cancelled'], way: 'in', workflow })).toMatchObject([
      { code: 'no-way', to: 'Cancelled' },
    ]);
    expect(statusWarnings({ line: mapped, from: ['closed'], way: 'in', workflow })).toEqual([
      {
        side: 'here',
        code: 'needs',
        from: 'closed',
        to: 'Done',
        names: ['Resolution', 'Root cause'],
        more: true,
      },
    ]);
  });

  it('goes by the value map the other way round for what leaves, and by the policy for the rest', () => {
    const there = { statuses: ['Closed', 'Other'], ways: [] };
    const from = ['Done', 'Open'];
    expect(statusWarnings({ line: mapped, from, way: 'out', workflow: there })).toMatchObject([
      { code: 'no-match', from: 'Open' },
    ]);
    for (const noMatch of ['nothing', 'default'] as const) {
      const quiet = { ...mapped, noMatch, default: 'Other' };
      expect(statusWarnings({ line: quiet, from, way: 'out', workflow: there })).toEqual([]);
    }
  });

  it('says nothing of a side that shows neither statuses nor transitions', () => {
    const unknown = { statuses: [], ways: [] };
    expect(statusWarnings({ line, from: ['Anything'], way: 'out', workflow: unknown })).toEqual([]);
  });
});
