import type { Arguments } from './arguments.ts';
import { type FoundBy, foundBy, keepFoundBy } from './found-by.ts';
import { invariantOf } from './hunt-on-host.ts';
import { plantedBugs } from './planted-bugs.ts';
import { recordRun } from './record-run.ts';
import type { Task } from './task.ts';
import { workInProcesses } from './work-in-processes.ts';

/**
 * Plants every bug in turn and prints by which run the simulation finds it. Nine of ten must be found. With
 * `--record` it writes down where, so that the next time they are looked for there first.
 */
export async function runPlanted(wanted: Arguments): Promise<boolean> {
  const begun = performance.now();
  const bugs = plantedBugs.filter(({ name }) => name.includes(wanted.only));
  const news: Record<string, FoundBy[string]> = {};
  const missed: string[] = [];
  const last = foundBy();
  const tasks = bugs.map(({ name }): Task => {
    const { of, seed } = last[name] ?? {};
    const at = of === undefined || seed === undefined ? undefined : { of, seed };
    return { kind: 'bug', bug: name, seeds: wanted.seeds, ...(at === undefined ? {} : { last: at }) };
  });
  await workInProcesses(tasks, wanted.workers, (task, { violations, runs, place }) => {
    if (task.kind !== 'bug') return;
    const [what] = violations;
    if (what === undefined || place === undefined) missed.push(task.bug);
    else news[task.bug] = { ...place, invariant: invariantOf(what) };
    // Bug by bug: whoever breaks off a long run keeps what it has found.
    if (wanted.record) keepFoundBy(news, missed);
    const verdict =
      place === undefined
        ? `NOT FOUND in ${runs} runs`
        : `found by ${place.of} ${place.seed}, run ${runs}: ${what}`;
    process.stdout.write(`${task.bug}: ${verdict}\n`);
  });
  const found = bugs.length - missed.length;
  const wallSeconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const { seeds } = wanted;
  process.stdout.write(`${JSON.stringify({ planted: bugs.length, found, seeds, wallSeconds })}\n`);
  if (wanted.record && wanted.only === '')
    recordRun({ planted: bugs.length, found, missed, seeds, wallSeconds });
  return found >= bugs.length * 0.9;
}
