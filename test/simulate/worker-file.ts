import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './ground.ts';

/** As deep below the root as the sources, which find the root from where they lie. */
const FOLDER = join(ROOT, '.cache', 'simulate');

/**
 * The worker as one script, for `work` to run processes of. Compiled while it is loaded, each function would be
 * given its name anew whenever it is made, which costs a run a tenth of its time.
 */
export async function withWorkerFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const file = join(FOLDER, `worker-${process.pid}.mjs`);
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
      outfile: file,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'error',
    });
    return await work(file);
  } finally {
    rmSync(file, { force: true });
  }
}
