import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Further places of the same file that change with it. */
  readonly also?: readonly { readonly from: string; readonly to: string }[];
}

/** The source with the mistake in it; undefined where it does not hold each place exactly once. */
export function planted(bug: Mutation, source: string): string | undefined {
  let text = source;
  for (const { from, to } of [bug, ...(bug.also ?? [])]) {
    if (text.split(from).length !== 2) return undefined;
    text = text.replace(from, () => to);
  }
  return text;
}

/** The app as the build makes it, with one mistake in its sources. */
export async function mutantApp(bug: Mutation): Promise<PreparedApp> {
  const place = join(ROOT, bug.file);
  const contents = planted(bug, readFileSync(place, 'utf8'));
  if (contents === undefined) {
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
              path === place ? { contents, loader: 'ts' } : undefined,
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
