import { bundleSimulation } from './bundle-simulation.ts';
import type { WorkloadName } from './simulate.ts';

/**
 * Long runs and replays: `tsx test/simulation/run.ts FROM TO [workload...]`, and with `trace SEED WORKLOAD` the
 * steps of one run.
 */
const [first = '1', second = '101', ...rest] = process.argv.slice(2);
const { simulate, workloads } = await bundleSimulation();
const isWorkload = (name: string): name is WorkloadName => name in workloads;

if (first === 'trace') {
  const name = rest.find(isWorkload) ?? 'storm';
  const run = await simulate(Number(second), workloads[name], true);
  console.log(run.trace.join('\n'));
  console.log(run.bad);
} else {
  const named = rest.filter(isWorkload);
  const names = named.length > 0 ? named : Object.keys(workloads).filter(isWorkload);
  for (const name of names) {
    const begun = performance.now();
    const bad: string[] = [];
    let steps = 0;
    let sends = 0;
    for (let seed = Number(first); seed < Number(second); seed += 1) {
      const run = await simulate(seed, workloads[name]);
      steps += run.steps;
      sends += run.sends;
      if (run.bad.length > 0) bad.push(`  seed ${seed}: ${run.bad.join('; ')}`);
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const runs = Number(second) - Number(first);
    console.log(`${name}: ${bad.length} bad of ${runs} (${steps} steps, ${sends} sends, ${seconds} s)`);
    console.log(bad.slice(0, 8).join('\n'));
  }
}
