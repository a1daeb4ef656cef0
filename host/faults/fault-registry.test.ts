import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../random/seeded-random.ts';
import { FaultRegistry, fitsPattern, parseFault } from './fault-registry.ts';

const registry = (...faults: unknown[]) => {
  const made = new FaultRegistry(new SeededRandom('faults'));
  for (const fault of faults) made.add(parseFault(fault));
  return made;
};

describe('faults', () => {
  it('strike as often as they are told and only at their site', () => {
    const faults = registry({ kind: 'jira', site: 'blue', count: 2 });
    expect(faults.strike('jira', 'green')).toBeUndefined();
    expect(faults.strike('jira', 'blue')).toMatchObject({ status: 429 });
    expect(faults.strike('jira', 'blue')).toBeDefined();
    expect(faults.strike('jira', 'blue')).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it('let the first ones pass that they are told to skip', () => {
    const faults = registry({ kind: 'kill', at: 'store.set', skip: 2 });
    const strikes = [1, 2, 3, 4].map(() => faults.strike('kill', 'blue') !== undefined);
    expect(strikes).toEqual([false, false, true, false]);
  });

  it('stand until they are cleared where no count is given', async () => {
    const faults = registry({ kind: 'wire', site: 'blue', loss: 0.5 });
    for (let i = 0; i < 10; i += 1) expect(faults.strike('wire', 'blue')).toBeDefined();
    const held = faults.untilCleared();
    faults.clear();
    await held;
    expect(faults.strike('wire', 'blue')).toBeUndefined();
  });

  it('strike at the same calls for the same seed', () => {
    const run = () => {
      const faults = registry();
      return Array.from({ length: 50 }, () => faults.chance(0.3));
    };
    expect(run()).toEqual(run());
    expect(run()).toContain(true);
  });

  it('are refused with the fields that are wrong', () => {
    expect(() => parseFault({ kind: 'clock', skewSeconds: 'much' })).toThrow(
      /clock cannot be injected: skewSeconds/,
    );
    expect(() => parseFault({ kind: 'wire', los: 1 })).toThrow(/los/);
    expect(() => parseFault('jira')).toThrow(/Known are: jira, store/);
  });

  it('fit calls by pattern', () => {
    expect(fitsPattern('store.*', 'store.transaction')).toBe(true);
    expect(fitsPattern('PUT /rest/api/3/issue/*', 'PUT /rest/api/3/issue/1')).toBe(true);
    expect(fitsPattern('store.set', 'store.set-more')).toBe(false);
    expect(fitsPattern('*/issue/*/comment', 'POST /rest/api/3/issue/1/comment')).toBe(true);
    expect(fitsPattern('*/issue/*/comment', 'POST /rest/api/3/issue/comment')).toBe(false);
    expect(fitsPattern('a*a', 'a')).toBe(false);
    expect(fitsPattern('a*b*b', 'ab')).toBe(false);
  });
});
