import { readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import type { SeedChoice } from './seeds-in-turn.ts';
import { simulateSeed } from './simulate-seed.ts';

/** Runs seeds one after the other; answers what is broken, each with the command that replays it. */
export async function brokenSeeds(seeds: readonly SeedChoice[]): Promise<string[]> {
  const laboratory = new Laboratory(await readApp());
  const broken: string[] = [];
  for (const { profile, seed } of seeds) {
    const { violations } = await simulateSeed(laboratory, profile, seed);
    if (violations.length === 0) continue;
    broken.push(
      `npm run simulate -- --seed ${seed} --profile ${profile} --trace\n  ${violations.join('\n  ')}`,
    );
  }
  return broken;
}
