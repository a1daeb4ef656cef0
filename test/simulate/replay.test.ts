import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROFILES } from '../../host/simulate/profile.ts';
import { foundBy } from './found-by.ts';
import { readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import { planted } from './mutant.ts';
import { plantedBugs } from './planted-bugs.ts';
import { FLOOR, floorSchema } from './run-kills.ts';
import { runScenario, STRIKES } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';
import { simulateSeed } from './simulate-seed.ts';
import { trials } from './trials/trials.ts';

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = new Laboratory(await readApp());
});

describe('a run', () => {
  it('is the same to the last call for the same seed, whatever ran before in the process', async () => {
    const first = await simulateSeed(laboratory, 'hell', 7, true);
    await simulateSeed(laboratory, 'hell', 8);
    const again = await simulateSeed(laboratory, 'hell', 7, true);
    const fresh = await simulateSeed(new Laboratory(await readApp()), 'hell', 7, true);
    expect(again.trace).toEqual(first.trace);
    expect(fresh.trace).toEqual(first.trace);
    expect(first.trace.length).toBeGreaterThan(200);
  });
});

describe('every port call of a scenario', () => {
  const floor = floorSchema.parse(JSON.parse(readFileSync(FLOOR, 'utf8')));

  it('has a floor for each scenario', () => {
    expect(Object.keys(floor).sort()).toEqual(scenarios.map(({ name }) => name).sort());
  });

  for (const scenario of scenarios.filter(({ name }) => name === 'update' || name === 'comment added')) {
    it(`may fail without harm: ${scenario.name}`, async () => {
      const plain = await runScenario(laboratory, scenario);
      expect(plain.violations).toEqual([]);
      expect(plain.calls).toBeGreaterThanOrEqual(floor[scenario.name] ?? Number.POSITIVE_INFINITY);
      const broken: string[] = [];
      for (let call = 0; call < plain.calls; call += 1) {
        for (const strike of STRIKES) {
          const { violations } = await runScenario(laboratory, scenario, { strike, call });
          broken.push(...violations.map((one) => `${strike} at ${call}: ${one}`));
        }
      }
      expect(broken).toEqual([]);
    });
  }
});

describe('planted bugs', () => {
  it('are at least 40, and each still changes one place of the engine', () => {
    for (const bug of plantedBugs) expect(planted(bug).size, bug.name).toBeGreaterThan(0);
    expect(plantedBugs.length).toBeGreaterThanOrEqual(40);
  });

  it('are looked for first where one of that name was found, in a profile or a trial that there is', () => {
    const names = plantedBugs.map(({ name }) => name);
    const places = [...PROFILES, ...trials.map(({ name }) => name)];
    for (const [bug, { of }] of Object.entries(foundBy())) {
      expect(names).toContain(bug);
      expect(places).toContain(of);
    }
  });
});
