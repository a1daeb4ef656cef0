import { describe, expect, test } from 'vitest';
import type { SlaMetric } from '../service-model.ts';
import { type SlaMoment, slaCycles } from './sla-cycles.ts';

const HOUR = 3_600_000;
const metric: SlaMetric = {
  id: '1',
  projectId: '1',
  name: 'Time to resolution',
  fieldId: 'customfield_1',
  start: [{ type: 'created' }, { type: 'unresolved' }],
  stop: [{ type: 'resolved' }],
  pausedIn: ['waiting'],
  goals: [{ priorityIds: ['1'], duration: HOUR }, { duration: 4 * HOUR }],
  calendar: null,
};
const created: SlaMoment = { at: 0, happened: [{ type: 'created' }], statusId: 'open' };
const status = (at: number, statusId: string): SlaMoment => ({
  at: at * HOUR,
  happened: [{ type: 'status', statusId }],
  statusId,
});
const moment = (at: number, type: 'resolved' | 'unresolved', statusId: string): SlaMoment => ({
  at: at * HOUR,
  happened: [{ type }],
  statusId,
});
const cycles = (moments: SlaMoment[], now: number, priority = '3') =>
  slaCycles(metric, moments, priority, now * HOUR);

describe('a clock', () => {
  test('runs from its start and is breached past its goal', () => {
    expect(cycles([created], 3)).toMatchObject([
      { start: 0, stop: null, elapsed: 3 * HOUR, remaining: HOUR, breachTime: 4 * HOUR, breached: false },
    ]);
    expect(cycles([created], 5)).toMatchObject([{ remaining: -HOUR, breachTime: 4 * HOUR, breached: true }]);
    expect(cycles([created], 2, '1')).toMatchObject([{ goal: HOUR, breached: true }]);
  });

  test('stands still while the request waits, and has no time of breach then', () => {
    const waits = [created, status(1, 'waiting')];
    expect(cycles(waits, 9)).toMatchObject([
      { elapsed: HOUR, paused: true, breached: false, breachTime: undefined },
    ]);
    const goesOn = [...waits, status(9, 'open')];
    expect(cycles(goesOn, 10)).toMatchObject([{ elapsed: 2 * HOUR, paused: false, breachTime: 12 * HOUR }]);
  });

  test('stops, and starts anew when the request is reopened', () => {
    const moments = [created, moment(2, 'resolved', 'done'), moment(7, 'unresolved', 'open')];
    expect(cycles(moments, 8)).toMatchObject([
      { start: 0, stop: 2 * HOUR, elapsed: 2 * HOUR, breached: false },
      { start: 7 * HOUR, stop: null, elapsed: HOUR },
    ]);
  });

  test('without a goal for the request does not run', () => {
    const strict = { ...metric, goals: [{ priorityIds: ['1'], duration: HOUR }] };
    expect(slaCycles(strict, [created], '3', HOUR)).toEqual([]);
  });
});
