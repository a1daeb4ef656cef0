import { type Arguments, profileOf } from './arguments.ts';
import { recordRun } from './record-run.ts';
import type { Task } from './task.ts';
import { workInProcesses } from './work-in-processes.ts';

/** Runs seeds on all workers and prints what is broken, and one JSON line. Answers whether nothing is. */
export async function runSeeds(wanted: Arguments): Promise<boolean> {
  const { seeds, from, profile } = wanted;
  const begun = performance.now();
  const sum = { violations: 0, edits: 0, virtualSeconds: 0 };
  await workInProcesses(tasksOf(wanted), wanted.workers, (task, result) => {
    sum.edits += result.edits;
    sum.virtualSeconds += result.virtualSeconds;
    if (result.violations.length === 0 || task.kind !== 'seed') return;
    sum.violations += 1;
    process.stdout.write(`seed ${task.seed} of ${task.profile} breaks:\n`);
    for (const violation of result.violations) process.stdout.write(`  ${violation}\n`);
    process.stdout.write(
      `  replay: npm run simulate -- --seed ${task.seed} --profile ${task.profile}${task.breadth === 'everywhere' ? ' --breadth' : ''} --trace\n`,
    );
  });
  const wallSeconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const line = {
    seeds,
    from,
    profile,
    virtualHours: Math.round(sum.virtualSeconds / 3600),
    edits: sum.edits,
    violations: sum.violations,
    wallSeconds,
  };
  if (wanted.record) recordRun({ profile, from, seeds, violations: sum.violations, wallSeconds });
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return sum.violations === 0;
}

function* tasksOf({ seeds, from, profile, breadth }: Arguments): Generator<Task> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    yield { kind: 'seed', profile: profileOf(profile, seed), seed, breadth };
  }
}
