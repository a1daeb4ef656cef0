import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { PlantedBug } from './planted-bug.ts';
import type { simulate, workloads } from './simulate.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Simulation {
  readonly simulate: typeof simulate;
  readonly workloads: typeof workloads;
}

/**
 * The simulation as one file, with a mistake in the engine or without. Long runs need it: src and test are modules
 * of two kinds, so a loader that follows them singly would give each its own PortError, and no lost answer would
 * ever be recognised.
 */
export async function bundleSimulation(bug?: PlantedBug): Promise<Simulation> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'simulation-'));
  try {
    const outfile = join(folder, 'simulation.cjs');
    await bundle(outfile, bug ? [planted(bug)] : []);
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Plugin = NonNullable<Parameters<typeof build>[0]['plugins']>[number];

async function bundle(outfile: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: [join(root, 'test/simulation/simulate.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    // The manifest is found beside the sources, wherever the bundle lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/x.ts')).href) },
    logLevel: 'error',
    plugins,
  });
}

function planted(bug: PlantedBug): Plugin {
  const place = join(root, bug.file);
  const source = readFileSync(place, 'utf8');
  if (source.split(bug.from).length !== 2) {
    throw new Error(`${bug.file} does not hold exactly once what "${bug.name}" changes: ${bug.from}`);
  }
  return {
    name: 'planted-bug',
    setup(step) {
      step.onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === place ? { contents: source.replace(bug.from, () => bug.to), loader: 'ts' } : undefined,
      );
    },
  };
}
