import type { SeedChoice } from './seeds-in-turn.ts';
import { workInProcesses } from './work-in-processes.ts';

/** Tests run on two cores. */
const PROCESSES = 2;

/** Runs seeds, two at a time; answers what is broken, each with the command that replays it. */
export async function brokenSeeds(seeds: readonly SeedChoice[]): Promise<string[]> {
  const tasks = seeds.map(({ profile, seed }) => ({ kind: 'seed' as const, profile, seed }));
  const broken: string[] = [];
  await workInProcesses(tasks, PROCESSES, (task, { violations }) => {
    if (task.kind !== 'seed' || violations.length === 0) return;
    const { profile, seed } = task;
    broken.push(
      `npm run simulate -- --seed ${seed} --profile ${profile} --trace\n  ${violations.join('\n  ')}`,
    );
  });
  return broken;
}
