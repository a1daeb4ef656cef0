import { describe, expect, it } from 'vitest';
import { brokenSeeds } from './broken-seeds.ts';
import { seedsOfCommit } from './commit-seeds.ts';
import { regressionSeeds } from './regression-seeds.ts';

describe('150 more seeds of this commit', () => {
  it('break no invariant', async () => {
    expect(await brokenSeeds(seedsOfCommit(300).filter((_, index) => index % 2 === 1))).toEqual([]);
  });
});

describe('seeds that once broke something', () => {
  it('break nothing any more', async () => {
    expect(await brokenSeeds(regressionSeeds)).toEqual([]);
  });
});
