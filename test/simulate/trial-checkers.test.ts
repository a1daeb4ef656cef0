import { describe, expect, it } from 'vitest';
import type { TrafficEntry } from '../../host/network/traffic.ts';
import { checkClocks } from './checkers/clocks.ts';
import { checkDeterminism } from './checkers/determinism.ts';
import { checkIntrusion } from './checkers/intrusion.ts';
import { checkDelays } from './checkers/isolation.ts';
import { checkLifecycle } from './checkers/lifecycle.ts';
import { checkOutage } from './checkers/outage.ts';
import { checkPoison } from './checkers/poison.ts';
import { checkPrompt } from './checkers/prompt.ts';
import { checkSameWire } from './checkers/same-wire.ts';
import { checkSets } from './checkers/sets.ts';
import { checkWorklogs } from './checkers/worklogs.ts';

/** A message of one item, as the network keeps it. */
const sent = (from: string, issue: string): TrafficEntry => ({
  id: 1,
  at: 0,
  from,
  to: 'green',
  method: 'POST',
  url: '',
  headers: {},
  body: { kind: 'sync', payload: { items: [{ issue: { id: issue } }] } },
  items: 1,
  wireBytes: 0,
  status: 200,
  answer: {},
  verdict: 'accepted',
});

describe('the checkers of the trials', () => {
  it('I6: see the wrong winner, and two plays that end differently', () => {
    const state = (held: Record<string, string>) => [{ what: 'summary', wanted: 'a', held }];
    expect(checkDeterminism([state({ blue: 'a', green: 'a' }), state({ blue: 'a', green: 'a' })])).toEqual(
      [],
    );
    const bad = checkDeterminism([state({ blue: 'a', green: 'a' }), state({ blue: 'b', green: 'b' })]);
    expect(bad).toHaveLength(3);
    expect(bad).toContainEqual(expect.stringMatching(/^I6 summary is "b" on blue, not "a"/));
    expect(bad).toContainEqual(expect.stringMatching(/^I6 summary ends as/));
  });

  it('I11: see an issue that crosses twice, one that does not, and one that nobody has changed', () => {
    const missed = [{ site: 'blue', issue: '1' }];
    expect(checkOutage(missed, [sent('blue', '1')])).toEqual([]);
    expect(checkOutage(missed, [])).toEqual([expect.stringMatching(/^I11 blue\/1 crossed 0 times/)]);
    expect(checkOutage(missed, [sent('blue', '1'), sent('blue', '1')])).toHaveLength(1);
    expect(checkOutage(missed, [sent('blue', '1'), sent('green', '1')])).toEqual([
      expect.stringMatching(/^I11 green\/1 .* nobody changed it/),
    ]);
  });

  it('I8 and I13: see a change that comes later, or never, beside the trouble of another', () => {
    const arrival = (beside: number | undefined) => [{ what: 'y', undisturbed: 1_000, beside }];
    expect(checkDelays('I8', arrival(61_000))).toEqual([]);
    expect(checkDelays('I8', arrival(62_000))).toEqual([
      'I8 y arrives 61 s later beside the trouble of another',
    ]);
    expect(checkDelays('I13', arrival(undefined))).toEqual([
      'I13 y never arrives beside the trouble of another',
    ]);
  });

  it('I9: see one byte that differs, and one message more', () => {
    expect(checkSameWire([sent('blue', '1')], [sent('blue', '1')])).toEqual([]);
    expect(checkSameWire([sent('blue', '1')], [sent('blue', '2')])).toEqual([
      expect.stringMatching(/^I9 message 1 \(sync from blue to green\)/),
    ]);
    expect(checkSameWire([sent('blue', '1')], [])).toEqual([
      expect.stringMatching(/^I9 1 messages pass, and 0/),
    ]);
  });

  it('I10: see a stranger who is listened to', () => {
    const still = { before: 'a', after: 'a', writes: [] };
    expect(checkIntrusion([{ what: 'an old message', status: 401 }], still)).toEqual([]);
    expect(checkIntrusion([{ what: 'an old message', status: 200 }], still)).toHaveLength(1);
    expect(checkIntrusion([], { before: 'a', after: 'b', writes: ['jira.PUT /x'] })).toHaveLength(2);
  });

  it('I13: see what is tried for ever, and what nobody is shown', () => {
    const sick = { site: 'green', issue: '7', edits: 0 };
    const at = { at: 0, site: 'green', invocation: 'i', since: 0, module: 'm', forbidden: false };
    const call = { ...at, name: 'jira.PUT /rest/api/3/issue/7' };
    expect(checkPoison({ ...sick, problems: [undefined, 'refused'] }, [call])).toEqual([]);
    expect(checkPoison({ ...sick, problems: ['refused'] }, Array(31).fill(call))).toHaveLength(1);
    expect(checkPoison({ ...sick, problems: [undefined] }, [call])).toEqual([
      expect.stringMatching(/^I13 nobody is shown/),
    ]);
  });

  it('I19: see a message that is turned away', () => {
    expect(checkClocks([sent('blue', '1')])).toEqual([]);
    expect(checkClocks([{ ...sent('blue', '1'), status: 401 }])).toHaveLength(1);
  });

  it('I1: see an edit that only the hourly repair brings', () => {
    const delivery = { what: 'x', site: 'red', edited: 0 };
    expect(checkPrompt([{ ...delivery, arrived: 30_000 }])).toEqual([]);
    expect(checkPrompt([{ ...delivery, arrived: 3_600_000 }])).toEqual([
      'I1 x takes 3600 s to red, though nothing breaks',
    ]);
    expect(checkPrompt([{ ...delivery, arrived: undefined }])).toHaveLength(1);
  });

  it('I5 and I4: see a label that is lost or back, and work that counts twice', () => {
    const labels = (held: string[]) => [{ issue: '1', wanted: ['a', 'b'], held: { green: held } }];
    expect(checkSets(labels(['b', 'a']))).toEqual([]);
    expect(checkSets(labels(['a', 'c']))).toEqual([
      'I5 b of 1 is lost on green',
      'I5 c of 1 is still on green',
    ]);
    const work = { issue: '1', site: 'green', wanted: [60, 120] };
    expect(checkWorklogs([{ ...work, held: [120, 60], spent: 180 }])).toEqual([]);
    expect(checkWorklogs([{ ...work, held: [120, 60, 60], spent: 240 }])).toHaveLength(2);
  });
});

describe('I17', () => {
  it('names what pairing anew has made or taken away', () => {
    expect(checkLifecycle({ blue: ['1'], green: ['2'] }, { blue: ['1'], green: ['2'] })).toEqual([]);
    expect(checkLifecycle({ blue: ['1'], green: ['2'] }, { blue: [], green: ['2', '3'] })).toEqual([
      'I17 blue/1 is gone since both paired anew',
      'I17 green/3 was made by pairing anew',
    ]);
  });
});
