import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { brokenSeeds } from './broken-seeds.ts';
import { regressionSeeds } from './regression-seeds.ts';
import { commitHash, seedsOf } from './seeds-of-commit.ts';

describe('seeds', () => {
  it('that once broke something break nothing any more', async () => {
    expect(await brokenSeeds(regressionSeeds)).toEqual([]);
  });

  it('of this commit break no invariant', async () => {
    expect(await brokenSeeds(seedsOf(commitHash()))).toEqual([]);
  });

  it('are 300 in a row of all profiles, others for each commit', () => {
    const [seeds, others] = [seedsOf('2b5c2401'), seedsOf('9f0f12ff')];
    expect(seeds.map(({ seed }) => seed - (seeds[0]?.seed ?? 0))).toEqual(seeds.map((_, index) => index));
    expect([seeds.length, new Set(seeds.map(({ profile }) => profile)).size]).toEqual([300, 3]);
    expect(others[0]?.seed).not.toBe(seeds[0]?.seed);
  });

  it('are fixed ones where no commit can be read, which is said', () => {
    const said: string[] = [];
    const hash = commitHash(tmpdir(), (text) => said.push(text));
    expect(seedsOf(hash)[0]?.seed).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^NO COMMIT CAN BE READ/)]);
  });
});
