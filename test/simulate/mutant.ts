import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import type { PreparedApp } from '../../host/host.ts';
import { ROOT, readApp } from './ground.ts';

/** Bundles that run the engine; the others cannot hold a planted bug. */
const ENGINE = ['consumer', 'scheduled', 'trigger', 'webtrigger'];

export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** What changes with it, in the same file where none is named. */
  readonly also?: readonly { readonly file?: string; readonly from: string; readonly to: string }[];
}

/** The changed sources by their paths from the root. Throws where a place is not there exactly once. */
export function planted(bug: Mutation): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { file = bug.file, from, to } of [bug, ...(bug.also ?? [])]) {
    const source = sources.get(file) ?? readFileSync(join(ROOT, file), 'utf8');
    if (source.split(from).length !== 2)
      throw new Error(`${file} does not hold exactly once what "${bug.name}" changes: ${from}`);
    sources.set(
      file,
      source.replace(from, () => to),
    );
  }
  return sources;
}

/** The app as the build makes it, with one mistake in its sources. */
export async function mutantApp(bug: Mutation): Promise<PreparedApp> {
  const sources = planted(bug);
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
            step.onLoad({ filter: /\.ts$/ }, ({ path }) => {
              const contents = sources.get(relative(ROOT, path));
              return contents === undefined ? undefined : { contents, loader: 'ts' };
            });
          },
        },
      ],
    });
    return await readApp(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
