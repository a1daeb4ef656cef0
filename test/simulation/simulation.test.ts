import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bugsInCore } from './bugs-in-core.ts';
import { bugsInUsecases } from './bugs-in-usecases.ts';
import { bundleSimulation } from './bundle-simulation.ts';
import { hunt } from './mutate.ts';
import { simulate, type WorkloadName, workloads } from './simulate.ts';

/**
 * The engine on two simulated sites under seeded faults. A failure prints its seed and workload: replay it with
 * `tsx test/simulation/run.ts trace SEED WORKLOAD`. Longer runs: `tsx test/simulation/run.ts 1 1001`, and
 * `tsx test/simulation/hunt.ts` for every planted bug.
 */
const SEEDS: Readonly<Record<WorkloadName, number>> = {
  clean: 9,
  calm: 15,
  slow: 6,
  storm: 24,
  acceptor: 15,
  fields: 12,
  duel: 18,
  duelAcceptor: 12,
  hell: 18,
  chain: 12,
  chainClean: 4,
  create: 15,
  files: 12,
  rules: 6,
  rulesClean: 3,
};

const isWorkload = (name: string): name is WorkloadName => name in workloads;

describe('two sites under seeded faults', () => {
  for (const name of Object.keys(SEEDS).filter(isWorkload)) {
    it(`end equal, with every child once, no edit lost unseen, and quiet: ${name}`, async () => {
      const bad: string[] = [];
      for (let seed = 1; seed <= SEEDS[name]; seed += 1) {
        const run = await simulate(seed, workloads[name]);
        if (run.bad.length > 0) bad.push(`${name} seed ${seed}: ${run.bad.join('; ')}`);
      }
      expect(bad).toEqual([]);
    }, 60_000);
  }

  it('run the same way twice by the same seed', async () => {
    const first = await simulate(7, workloads.hell, true);
    const second = await simulate(7, workloads.hell, true);
    expect(second.trace).toEqual(first.trace);
  });

  it('run the same way bundled, as in long runs and replays', async () => {
    const bundled = await bundleSimulation();
    const here = await simulate(8, workloads.hell, true);
    const there = await bundled.simulate(8, bundled.workloads.hell, true);
    expect(there.trace).toEqual(here.trace);
  });
});

describe('the simulation finds planted bugs', () => {
  const quick = new Set([
    'what is sent is not recorded after an apply',
    'the local edit is not seen',
    'comments that the peer made are sent back',
    'an expired lease is cleared without looking',
    'a claimed issue is not searched for',
    'deleted comments are not told',
  ]);
  const bugs = [...bugsInCore, ...bugsInUsecases];

  it('and each of them still changes something in the engine', () => {
    const stale = bugs.filter((bug) => readFileSync(bug.file, 'utf8').split(bug.from).length !== 2);
    expect(stale.map((bug) => bug.name)).toEqual([]);
  });

  for (const bug of bugs.filter((one) => quick.has(one.name))) {
    it(bug.name, async () => {
      const verdict = await hunt(bug, 60);
      expect(verdict.found?.what).toBeDefined();
    }, 60_000);
  }
});
