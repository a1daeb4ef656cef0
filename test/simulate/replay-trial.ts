import type { Arguments } from './arguments.ts';
import { readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import { trials } from './trials/trials.ts';

/** Runs one trial again with every step of it. Answers whether nothing is broken. */
export async function replayTrial({ only, from: seed }: Arguments): Promise<boolean> {
  const trial = trials.find(({ name }) => name.includes(only));
  if (trial === undefined)
    throw new Error(`There is no trial "${only}"; there are ${trials.map(({ name }) => name).join(', ')}.`);
  const run = await trial.run(new Laboratory(await readApp()), seed, true);
  for (const line of run.trace) process.stdout.write(`${line}\n`);
  for (const violation of run.violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(run.violations.length === 0 ? 'nothing is broken\n' : '');
  return run.violations.length === 0;
}
