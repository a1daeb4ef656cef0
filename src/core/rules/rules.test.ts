import { describe, expect, it } from 'vitest';
import { into, KEY, out, rulesOf, runnable, write } from '../../../test/support/run-rules.ts';
import { createOf } from './command.ts';
import { keptBack, runOutgoing } from './run-outgoing.ts';

const labels = { field: 'labels', path: 'labels', kind: 'labels' };
const priority = { field: 'priority', path: 'priority', kind: 'priority' };
const THERE = { kind: 'member' as const, value: true as const };
const option = (value: string | null) => ({ kind: 'option' as const, value });

describe('a value map', () => {
  const values = [
    { here: 'Highest', there: 'P1' },
    { here: 'High', there: 'P2' },
  ];

  it('names values as the other side does, whatever the case', () => {
    const rules = rulesOf([{ ...priority, values }]);
    expect(out(rules, { priority: { name: 'HIGH' } })).toEqual({ priority: option('P2') });
    expect(write(rules, { priority: option('p1') })).toEqual({ fields: { priority: { name: 'Highest' } } });
  });

  it('sets a value without a line aside, on its way out too', () => {
    const rules = rulesOf([{ ...priority, values }]);
    expect(out(rules, { priority: { name: 'Low' } })).toEqual({});
    expect(keptBack(rules, KEY, { priority: { name: 'Low' } })).toEqual({ priority: 'no-match' });
    expect(into(rules, { priority: option('P9') })).toEqual({ priority: { ok: false, code: 'no-match' } });
  });

  it.each([
    ['nothing', {}],
    ['same', { priority: { name: 'P9' } }],
    ['default', { priority: { name: 'Medium' } }],
  ])('with the policy %s does what it says with a value without a line', (noMatch, fields) => {
    const rules = rulesOf([{ ...priority, values, noMatch, default: 'Medium' }]);
    expect(write(rules, { priority: option('P9') }).fields).toEqual(fields);
  });

  it('gives a name that the field turns into its own kind', () => {
    const rules = rulesOf([
      { field: 'cf1', path: 'size', kind: 'number', values: [{ here: '5', there: 'Large' }] },
    ]);
    expect(write(rules, { size: option('large') }).fields).toEqual({ cf1: 5 });
  });

  it('with one remote name for two local ones does not bounce', () => {
    const rules = rulesOf([
      {
        ...priority,
        values: [
          { here: 'High', there: 'Urgent' },
          { here: 'Highest', there: 'Urgent' },
        ],
      },
    ]);
    const high = runOutgoing(rules, KEY, { priority: { name: 'High' } }, 'always');
    const highest = runOutgoing(rules, KEY, { priority: { name: 'Highest' } }, 'always');
    expect(high['priority']?.out).toBe(highest['priority']?.out);
    expect(high['priority']?.local).not.toBe(highest['priority']?.local);
  });
});

describe('a constant', () => {
  it('leaves instead of the value, and is written whatever came', () => {
    const rules = rulesOf([{ ...priority, constant: 'High' }]);
    expect(out(rules, { priority: { name: 'Low' } })).toEqual({ priority: option('High') });
    expect(write(rules, { priority: option('Low') }).fields).toEqual({ priority: { name: 'High' } });
  });

  it('is written into a new issue even where nothing came for its path', () => {
    const rules = rulesOf([{ ...priority, constant: 'High', direction: 'in' }]);
    const commands = into(rules, {}, {}, { moment: 'create' });
    expect(createOf(runnable(commands))).toEqual({ priority: { name: 'High' } });
    expect(into(rules, {})).toEqual({});
  });
});

describe('a condition', () => {
  const rules = rulesOf([{ ...priority, when: { types: ['Bug'], statuses: ['Open', 'New'] } }]);
  const bug = { issuetype: { name: 'bug' }, status: { name: 'OPEN' }, priority: { name: 'High' } };

  it('lets a mapping run where it holds, and reads the fields that it needs', () => {
    expect(out(rules, bug)).toEqual({ priority: option('High') });
    expect(rules.reads).toEqual(expect.arrayContaining(['issuetype', 'status', 'priority']));
  });

  it('makes a mapping say nothing where it does not hold', () => {
    const task = { ...bug, issuetype: { name: 'Task' } };
    expect(out(rules, task)).toEqual({});
    expect(into(rules, { priority: option('Low') }, task)).toEqual({});
  });
});

describe('of two mappings for one path', () => {
  it('the later one counts', () => {
    const rules = rulesOf([priority, { ...priority, constant: 'Low' }]);
    expect(out(rules, { priority: { name: 'High' } })).toEqual({ priority: option('Low') });
  });

  it('one that is switched off does not', () => {
    const rules = rulesOf([priority, { ...priority, constant: 'Low', on: false }]);
    expect(out(rules, { priority: { name: 'High' } })).toEqual({ priority: option('High') });
  });
});

describe('values that do not fit', () => {
  it('and are empty miss nothing where no rule takes them in', () => {
    const nothing = { team: { kind: 'option', value: null }, note: { kind: 'text', value: '' } } as const;
    expect(into(rulesOf([labels]), { ...nothing, tags: { kind: 'options', value: [] } })).toEqual({});
    expect(into(rulesOf([labels]), { team: option('Red') })).toEqual({
      team: { ok: false, code: 'not-mapped' },
    });
  });

  it('are refused one by one with their reason', () => {
    const rules = rulesOf([
      labels,
      { field: 'cf1', path: 'size', kind: 'number' },
      { field: 'watches', path: 'watchers', kind: 'watchers', direction: 'both' },
    ]);
    const commands = into(rules, {
      size: { kind: 'text', value: 'huge' },
      labels: { kind: 'unreadable' },
      'size/a': THERE,
      'labels/a': option('a'),
      unknown: THERE,
      watchers: { kind: 'number', value: 5 },
    });
    expect(commands).toEqual({
      size: { ok: false, code: 'wrong-kind' },
      labels: { ok: false, code: 'wrong-kind' },
      'size/a': { ok: false, code: 'wrong-kind' },
      'labels/a': { ok: false, code: 'wrong-kind' },
      unknown: { ok: false, code: 'not-mapped' },
      watchers: { ok: false, code: 'not-mapped' },
    });
  });

  it('are absent where Jira answered something else than the field should hold', () => {
    const rules = rulesOf([{ field: 'cf1', path: 'size', kind: 'number' }]);
    expect(out(rules, { cf1: 'huge' })).toEqual({});
    expect(out(rules, {})).toEqual({});
  });
});

describe('estimates', () => {
  it('are written together with time tracking', () => {
    const rules = rulesOf([
      { field: 'timeoriginalestimate', path: 'original', kind: 'duration' },
      { field: 'timeestimate', path: 'remaining', kind: 'duration' },
    ]);
    const values = {
      original: { kind: 'duration' as const, value: 7200 },
      remaining: { kind: 'duration' as const, value: 3600 },
    };
    expect(write(rules, values).fields).toEqual({
      timetracking: { originalEstimate: '120m', remainingEstimate: '60m' },
    });
  });
});
