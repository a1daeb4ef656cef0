import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { PreparedApp } from '../../host/host.ts';
import { PROFILES } from '../../host/simulate/profile.ts';
import { ROOT, readApp } from './ground.ts';
import type { Laboratory } from './laboratory.ts';
import { simulateSeed } from './simulate-seed.ts';

/** Bundles that run the engine; the others cannot hold a planted bug. */
const ENGINE = ['consumer', 'scheduled', 'trigger', 'webtrigger'];

export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

export interface Hunt {
  /** What the first bad run showed, and which it was; undefined where none was bad. */
  readonly found?: string;
  readonly runs: number;
  readonly edits: number;
  readonly virtualSeconds: number;
}

/** Runs seeds, the profiles in turn from the roughest on, over an app with one mistake in it until a run is bad. */
export async function huntOnHost(laboratory: Laboratory, bug: Mutation, seeds: number): Promise<Hunt> {
  const mutant = laboratory.with(await mutantApp(bug));
  let [edits, virtualSeconds] = [0, 0];
  for (let run = 1; run <= seeds; run += 1) {
    const profile = PROFILES.toReversed()[run % PROFILES.length] ?? 'storm';
    try {
      const result = await simulateSeed(mutant, profile, run);
      edits += result.edits;
      virtualSeconds += result.virtualSeconds;
      if (result.violations.length === 0) continue;
      // What the engine without the mistake breaks as well proves nothing.
      const { violations: sound } = await simulateSeed(laboratory, profile, run);
      const known = new Set(sound.map(invariantOf));
      const what = result.violations.find((violation) => !known.has(invariantOf(violation)));
      if (what !== undefined)
        return { found: `${profile} ${run}: ${what}`, runs: run, edits, virtualSeconds };
    } catch (error) {
      return { found: `${profile} ${run}: ${String(error)}`, runs: run, edits, virtualSeconds };
    }
  }
  return { runs: seeds, edits, virtualSeconds };
}

const invariantOf = (violation: string) => violation.slice(0, violation.indexOf(' '));

/** The app as the build makes it, with one source text replaced. */
async function mutantApp(bug: Mutation): Promise<PreparedApp> {
  const place = join(ROOT, bug.file);
  const source = readFileSync(place, 'utf8');
  if (source.split(bug.from).length !== 2) {
    throw new Error(`${bug.file} does not hold exactly once what "${bug.name}" changes: ${bug.from}`);
  }
  const dist = join(ROOT, 'dist');
  const folder = mkdtempSync(join(dist, 'mutant-'));
  try {
    for (const file of readdirSync(dist).filter((name) => name.endsWith('.cjs'))) {
      if (!ENGINE.includes(file.replace('.cjs', ''))) copyFileSync(join(dist, file), join(folder, file));
    }
    await build({
      entryPoints: Object.fromEntries(
        ENGINE.map((name) => [name, join(ROOT, 'src/entry', name, 'index.ts')]),
      ),
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['@forge/sql'],
      alias: Object.fromEntries(
        ['@atlaskit/platform-feature-flags/fg', '@atlaskit/platform-feature-flags'].map((name) => [
          name,
          join(ROOT, 'build/no-feature-flags.mjs'),
        ]),
      ),
      logLevel: 'error',
      plugins: [
        {
          name: 'planted-bug',
          setup(step) {
            step.onLoad({ filter: /\.ts$/ }, ({ path }) =>
              path === place ? { contents: source.replace(bug.from, () => bug.to), loader: 'ts' } : undefined,
            );
          },
        },
      ],
    });
    return await readApp(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
