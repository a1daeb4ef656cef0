import { type Arguments, profileOf } from './arguments.ts';
import { readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import { simulateSeed } from './simulate-seed.ts';

/** Runs one seed again, with every step where `trace` is asked for. Answers whether nothing is broken. */
export async function replaySeed({ from: seed, profile, trace, breadth }: Arguments): Promise<boolean> {
  const laboratory = new Laboratory(await readApp());
  const run = await simulateSeed(laboratory, profileOf(profile, seed), seed, trace, breadth);
  for (const line of run.trace) process.stdout.write(`${line}\n`);
  process.stdout.write(`${JSON.stringify(run.plan)}\n`);
  for (const violation of run.violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(run.violations.length === 0 ? 'nothing is broken\n' : '');
  return run.violations.length === 0;
}
