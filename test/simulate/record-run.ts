import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from './ground.ts';

const recorded = z.object({
  commit: z.string(),
  profile: z.string(),
  from: z.number(),
  seeds: z.number(),
  violations: z.number(),
  wallSeconds: z.number(),
});

const FILE = join(ROOT, 'docs', 'reliability.json');

/** Adds a run of the simulation to docs/reliability.json, with the commit that it ran on. */
export function recordRun(run: Omit<z.infer<typeof recorded>, 'commit'>): void {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const before = z.array(recorded).parse(JSON.parse(readFileSync(FILE, 'utf8')));
  const lines = [...before, { commit, ...run }].map((one) => `  ${JSON.stringify(one)}`);
  writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
}
