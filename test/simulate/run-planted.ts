import type { Arguments } from './arguments.ts';
import { plantedBugs } from './planted-bugs.ts';
import type { Task } from './task.ts';
import { workInProcesses } from './work-in-processes.ts';

/** Plants every bug in turn and prints how soon the simulation finds it. Nine of ten must be found. */
export async function runPlanted(wanted: Arguments): Promise<boolean> {
  const begun = performance.now();
  const bugs = plantedBugs.filter(({ name }) => name.includes(wanted.only));
  let found = 0;
  const tasks = bugs.map(({ name }): Task => ({ kind: 'bug', bug: name, seeds: wanted.seeds }));
  await workInProcesses(tasks, wanted.workers, (task, { violations, runs }) => {
    if (task.kind !== 'bug') return;
    const [what] = violations;
    if (what !== undefined) found += 1;
    const verdict = what === undefined ? `NOT FOUND in ${runs} runs` : `found after ${runs} (${what})`;
    process.stdout.write(`${task.bug}: ${verdict}\n`);
  });
  const wallSeconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  process.stdout.write(
    `${JSON.stringify({ planted: bugs.length, found, seeds: wanted.seeds, wallSeconds })}\n`,
  );
  return found >= bugs.length * 0.9;
}
