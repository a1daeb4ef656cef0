import type { Arguments } from './arguments.ts';
import type { Task } from './task.ts';
import { trials } from './trials/trials.ts';
import { workInProcesses } from './work-in-processes.ts';

/** Runs every trial with every seed and prints what is broken, and one JSON line. Answers whether nothing is. */
export async function runTrials({ seeds, from, only, workers }: Arguments): Promise<boolean> {
  const begun = performance.now();
  const chosen = trials.filter(({ name }) => name.includes(only));
  const tasks = chosen.flatMap(({ name }) =>
    Array.from({ length: seeds }, (_, index): Task => ({ kind: 'trial', trial: name, seed: from + index })),
  );
  let violations = 0;
  await workInProcesses(tasks, workers, (task, result) => {
    if (task.kind !== 'trial' || result.violations.length === 0) return;
    violations += 1;
    process.stdout.write(`trial "${task.trial}" with seed ${task.seed} breaks:\n`);
    for (const violation of result.violations) process.stdout.write(`  ${violation}\n`);
    process.stdout.write(
      `  replay: npm run simulate -- --trials --only "${task.trial}" --seed ${task.seed} --trace\n`,
    );
  });
  const wallSeconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const line = { trials: chosen.length, seeds, from, violations, wallSeconds };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return violations === 0;
}
