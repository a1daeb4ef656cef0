import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { PlantedBug } from './planted-bug.ts';
import type { simulate, WorkloadName, workloads } from './simulate.ts';

const root = resolve(import.meta.dirname, '../..');

/** How a planted bug fared: the first run that showed it, or how many runs did not. */
export interface Verdict {
  readonly bug: string;
  readonly found?: { readonly workload: WorkloadName; readonly seed: number; readonly what: string };
  readonly runs: number;
}

interface Mutant {
  readonly simulate: typeof simulate;
  readonly workloads: typeof workloads;
}

/** Runs the simulation over an engine with one mistake in it, until a run is bad or `seeds` are used up. */
export async function hunt(bug: PlantedBug, seeds: number): Promise<Verdict> {
  const folder = mkdtempSync(join(root, 'dist', 'mutant-'));
  try {
    const mutant = await bundle(bug, join(folder, 'mutant.cjs'));
    let runs = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const workload of bug.workloads) {
        runs += 1;
        const [what] = await badness(mutant, seed, workload);
        if (what !== undefined) return { bug: bug.name, found: { workload, seed, what }, runs };
      }
    }
    return { bug: bug.name, runs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A mistake may also make the engine throw: that is found as well. */
async function badness(mutant: Mutant, seed: number, workload: WorkloadName): Promise<readonly string[]> {
  try {
    return (await mutant.simulate(seed, mutant.workloads[workload])).bad;
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

async function bundle(bug: PlantedBug, outfile: string): Promise<Mutant> {
  const place = join(root, bug.file);
  const source = readFileSync(place, 'utf8');
  if (source.split(bug.from).length !== 2) {
    throw new Error(`${bug.file} does not hold exactly once what "${bug.name}" changes: ${bug.from}`);
  }
  await build({
    entryPoints: [join(root, 'test/simulation/simulate.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    // The manifest is found beside the sources, wherever the bundle lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/x.ts')).href) },
    logLevel: 'error',
    plugins: [
      {
        name: 'planted-bug',
        setup(step) {
          step.onLoad({ filter: /\.ts$/ }, (args) =>
            args.path === place
              ? { contents: source.replace(bug.from, () => bug.to), loader: 'ts' }
              : undefined,
          );
        },
      },
    ],
  });
  return createRequire(import.meta.url)(outfile);
}
