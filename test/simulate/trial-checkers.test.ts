import { describe, expect, it } from 'vitest';
import type { TrafficEntry } from '../../host/network/traffic.ts';
import { checkDeterminism } from './checkers/determinism.ts';
import { checkOutage } from './checkers/outage.ts';

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
});
