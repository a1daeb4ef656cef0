import { afterEach, describe, expect, it } from 'vitest';
import { quickJsRunner } from '../../src/adapters/script/quickjs-runner.ts';
import { SCRIPT_LIMITS } from '../../src/adapters/script/script-limits.ts';
import type { ScriptInput } from '../../src/core/scripting/script-input.ts';
import { runScript, type ScriptRan } from '../../src/usecases/rules/run-script.ts';
import { type Attack, attacks } from './scripts/attacks.ts';

/** Shorter than in life, so that seventy attacks do not take minutes. */
const scripts = quickJsRunner({ ...SCRIPT_LIMITS, soft: 400, hard: 650 });

const input: Omit<ScriptInput, 'answers'> = {
  issue: {
    id: '1',
    key: 'SUP-1',
    summary: 'Printer',
    labels: ['a'],
    customFields: { Team: { value: 'Blue' } },
  },
  replica: {},
  previous: null,
  firstSync: true,
  connection: { name: 'C', local: 'A', peer: 'B', url: 'https://a.example', peerUrl: 'https://b.example' },
  entityType: 'issue',
  sprint: null,
  tables: {},
};

function attacked({ script, side = 'outgoing' }: Pick<Attack, 'script' | 'side'>): Promise<ScriptRan> {
  return runScript({ scripts }, { side, script, input, now: 1_700_000_000_000, seed: 7 }, async () => ({}));
}

const secret = 'SECRET-MARK';
process.env['SECRET'] = secret;

const hostPrototypes = (): string =>
  [Object, Array, String, Function, Error, Promise, Map]
    .map((one) => Object.getOwnPropertyNames(one.prototype).join())
    .join();
const before = hostPrototypes();

describe('a hostile script', () => {
  afterEach(() => {
    expect(hostPrototypes()).toBe(before);
    expect('polluted' in {}).toBe(false);
    expect(Object.getOwnPropertyDescriptor(globalThis, 'evil')).toBeUndefined();
  });

  it('is one of at least 58', () => {
    expect(new Set(attacks.map(({ script }) => script)).size).toBeGreaterThanOrEqual(58);
  });

  it.each(attacks)('$name: ends in time, learns nothing and leaves the next run alone', async (attack) => {
    const began = performance.now();
    const { outcome } = await attacked(attack);
    // Two passes of 650 ms, and what a busy machine adds.
    expect(performance.now() - began).toBeLessThan(6_000);
    const shown = outcome.is === 'failure' ? outcome : [...outcome.result.writes, outcome.result];
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect(JSON.stringify(shown)).not.toContain('root:');
    const next = await attacked({ script: 'replica.summary = issue.summary + "."' });
    expect(next.outcome).toMatchObject({ is: 'result' });
    if (next.outcome.is === 'result')
      expect(next.outcome.result.writes.get('summary')).toMatchObject({ value: 'Printer.' });
  });
});
