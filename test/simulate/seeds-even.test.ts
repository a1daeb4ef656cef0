import { describe, expect, it } from 'vitest';
import { brokenSeeds } from './broken-seeds.ts';
import { seedsOfCommit } from './commit-seeds.ts';

describe('150 seeds of this commit', () => {
  it('break no invariant', async () => {
    expect(await brokenSeeds(seedsOfCommit(300).filter((_, index) => index % 2 === 0))).toEqual([]);
  });
});
