import { describe, expect, it } from 'vitest';
import { readRoutes } from './routing-lines.ts';
import { tryRoute } from './try-route.ts';

const spaces = [
  { id: '1', key: 'DEV' },
  { id: '2', key: 'HELP' },
];
const read = readRoutes('@project = OPS, @type = Bug -> HELP, Incident\nlabels = vip -> HELP', spaces);
const lines = read.ok ? read.lines : [];
const routing = { lines, spaces, unrouted: 'first' } as const;

describe('trying the routing', () => {
  it('says which line takes a work item, and where it is made', () => {
    expect(tryRoute(routing, '@project = ops\n@type = bug')).toEqual({
      is: 'line',
      line: 1,
      key: 'HELP',
      type: 'Incident',
    });
    expect(tryRoute(routing, 'labels = new\nlabels = VIP')).toMatchObject({
      is: 'line',
      line: 2,
      key: 'HELP',
    });
  });

  it('says what becomes of one that no line takes', () => {
    expect(tryRoute(routing, '@project = OPS')).toEqual({ is: 'first', key: 'DEV' });
    expect(tryRoute({ ...routing, unrouted: 'refuse' }, '@project = OPS')).toEqual({ is: 'refused' });
    expect(tryRoute({ ...routing, lines: [], unrouted: 'refuse' }, '')).toEqual({ is: 'first', key: 'DEV' });
  });

  it('names the line of the text that it cannot read', () => {
    expect(tryRoute(routing, '@project = OPS\nlabels')).toEqual({ is: 'unread', line: 2 });
  });
});
