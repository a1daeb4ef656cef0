import { bugsInCore } from './bugs-in-core.ts';
import { bugsInUsecases } from './bugs-in-usecases.ts';
import { hunt } from './mutate.ts';

/** `tsx test/simulation/hunt.ts [SEEDS] [words of a bug's name]`: which planted bugs the simulation finds, and how soon. */
const [seeds = '100', ...words] = process.argv.slice(2);
const wanted = words.join(' ');
let missed = 0;
for (const bug of [...bugsInCore, ...bugsInUsecases].filter((one) => one.name.includes(wanted))) {
  const verdict = await hunt(bug, Number(seeds));
  if (!verdict.found) missed += 1;
  const result = verdict.found
    ? `found after ${verdict.runs} runs (${verdict.found.workload} ${verdict.found.seed}: ${verdict.found.what})`
    : `NOT FOUND in ${verdict.runs} runs`;
  console.log(`${bug.name}: ${result}`);
}
console.log(`${missed} missed`);
