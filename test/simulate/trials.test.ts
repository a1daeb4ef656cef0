import { describe, expect, it } from 'vitest';
import { readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import { trials } from './trials/trials.ts';

const laboratory = readApp().then((app) => new Laboratory(app));

describe('what is tried beside the seeds', () => {
  for (const trial of trials) {
    it(`breaks nothing: ${trial.name}`, async () => {
      const { violations } = await trial.run(await laboratory, 1, false);
      expect(violations).toEqual([]);
    });
  }
});
