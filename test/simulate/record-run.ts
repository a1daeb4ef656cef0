import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from './ground.ts';

const seedsRun = z.object({
  profile: z.string(),
  from: z.number(),
  seeds: z.number(),
  violations: z.number(),
  wallSeconds: z.number(),
});
/** How many of the planted bugs were found, with at most so many seeds each. */
const plantedRun = z.object({
  planted: z.number(),
  found: z.number(),
  missed: z.array(z.string()),
  seeds: z.number(),
  wallSeconds: z.number(),
});
/** Kills and pauses at every port call of so many scenarios. */
const killsRun = z.object({
  scenarios: z.number(),
  runs: z.number(),
  violations: z.number(),
  wallSeconds: z.number(),
});
const anyRun = z.union([seedsRun, plantedRun, killsRun]);
const recorded = z.intersection(z.object({ commit: z.string() }), anyRun);

const FILE = join(ROOT, 'docs', 'reliability.json');

/** Adds a run of the simulation to docs/reliability.json, with the commit that it ran on. */
export function recordRun(run: z.infer<typeof anyRun>): void {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const before = z.array(recorded).parse(JSON.parse(readFileSync(FILE, 'utf8')));
  const lines = [...before, { commit, ...run }].map((one) => `  ${JSON.stringify(one)}`);
  writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
}
