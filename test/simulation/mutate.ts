import { bundleSimulation, type Simulation } from './bundle-simulation.ts';
import type { PlantedBug } from './planted-bug.ts';
import type { WorkloadName } from './simulate.ts';

/** How a planted bug fared: the first run that showed it, or how many runs did not. */
export interface Verdict {
  readonly bug: string;
  readonly found?: { readonly workload: WorkloadName; readonly seed: number; readonly what: string };
  readonly runs: number;
}

/** Runs the simulation over an engine with one mistake in it, until a run is bad or `seeds` are used up. */
export async function hunt(bug: PlantedBug, seeds: number): Promise<Verdict> {
  const mutant = await bundleSimulation(bug);
  let runs = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const workload of bug.workloads) {
      runs += 1;
      const [what] = await badness(mutant, seed, workload);
      if (what !== undefined) return { bug: bug.name, found: { workload, seed, what }, runs };
    }
  }
  return { bug: bug.name, runs };
}

/** A mistake may also make the engine throw: that is found as well. */
async function badness(mutant: Simulation, seed: number, workload: WorkloadName): Promise<readonly string[]> {
  try {
    return (await mutant.simulate(seed, mutant.workloads[workload])).bad;
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}
