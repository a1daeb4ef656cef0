/**
 * `npm run bench`: what each operation costs, measured on the real bundles in virtual time. `-- --json` prints an
 * array of rows, `-- --only NAME` measures one operation, `-- --record` writes what was
 * measured into docs/bench.json.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { type BenchRow, overBudget } from './bench-row.ts';
import { operations } from './operations.ts';
import { asTable } from './table.ts';

/** The rows as last measured, each with its commit and date. */
const RECORD = 'docs/bench.json';
const recorded = z.array(z.looseObject({ operation: z.string() }));

const args = process.argv.slice(2);
const json = args.includes('--json');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;

const built = spawnSync(process.execPath, ['build/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);

const rows: BenchRow[] = [];
const over: string[] = [];
for (const { name, floor, budget, measure } of operations) {
  if (only !== undefined && only !== name) continue;
  const row: BenchRow = { operation: name, ...(await measure()), floor };
  rows.push(row);
  over.push(...overBudget(row, budget).map((figure) => `${name}: ${figure}`));
}
process.stdout.write(json ? `${JSON.stringify(rows, null, 1)}\n` : asTable(rows, over));
if (args.includes('--record')) record(rows);

function record(measured: readonly BenchRow[]): void {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const before = existsSync(RECORD) ? recorded.parse(JSON.parse(readFileSync(RECORD, 'utf8'))) : [];
  const others = before.filter((row) => !measured.some(({ operation }) => operation === row.operation));
  const rows = [...others, ...measured.map((row) => ({ ...row, commit, date }))];
  const order = operations.map(({ name }) => name);
  rows.sort((one, two) => order.indexOf(one.operation) - order.indexOf(two.operation));
  writeFileSync(RECORD, `${JSON.stringify(rows, null, 1)}\n`);
}
