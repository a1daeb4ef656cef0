import { describe, expect, it } from 'vitest';
import { brokenSeeds } from './broken-seeds.ts';
import { steadySeeds } from './open-seeds.ts';

describe('the even seeds up to 150', () => {
  it('break no invariant, but for those that are listed as open', async () => {
    expect(await brokenSeeds(steadySeeds(0))).toEqual([]);
  });
});
