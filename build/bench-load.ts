/** `npm run bench:load`: how long each back-end bundle takes to load in a fresh process; medians of nine. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const runtime = `globalThis.__forge_runtime__ = { appContext: {}, metrics: {}, tracing: { traceId: '', spanId: '' } };
globalThis.__forge_fetch__ = async () => new Response();`;

function loadMs(file: string): number {
  const script = `${runtime} const from = performance.now(); require(${JSON.stringify(file)}); console.log(performance.now() - from);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} does not load: ${stderr}`);
  return Number(stdout);
}

for (const name of readdirSync('dist').filter((file) => file.endsWith('.cjs'))) {
  const file = join(process.cwd(), 'dist', name);
  const times = Array.from({ length: 9 }, () => loadMs(file)).sort((a, b) => a - b);
  const kb = (statSync(file).size / 1024).toFixed(0);
  process.stdout.write(
    `${name}: ${kb} KB, ${times[4]?.toFixed(1)} ms (${times[0]?.toFixed(1)} to ${times[8]?.toFixed(1)})\n`,
  );
}
