import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Arguments } from './arguments.ts';
import { ROOT, readApp } from './ground.ts';
import { Laboratory } from './laboratory.ts';
import { recordRun } from './record-run.ts';
import { runScenario, STRIKES } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';
import type { Task } from './task.ts';
import { workInProcesses } from './work-in-processes.ts';

/** Port calls of each scenario when its enumeration was last written down. */
export const FLOOR = join(ROOT, 'test', 'simulate', 'port-calls.json');
export const floorSchema = z.record(z.string(), z.number());

/**
 * Strikes every port call of every scenario: killed before its effect, killed after it, and held back for longer
 * than a lease. Prints the calls of each; the enumeration is void where they are fewer than the floor says.
 */
export async function runKills(wanted: Arguments): Promise<boolean> {
  const begun = performance.now();
  const laboratory = new Laboratory(await readApp());
  const chosen = scenarios.filter(({ name }) => name.includes(wanted.only));
  const calls: Record<string, number> = {};
  const bad: string[] = [];
  for (const scenario of chosen) {
    const plain = await runScenario(laboratory, scenario);
    calls[scenario.name] = plain.calls;
    bad.push(...plain.violations.map((one) => `${scenario.name}, undisturbed: ${one}`));
  }
  const floor = floorSchema.parse(JSON.parse(readFileSync(FLOOR, 'utf8')));
  for (const [name, count] of Object.entries(calls)) {
    process.stdout.write(`${name}: ${count} port calls\n`);
    const least = floor[name] ?? 0;
    if (count < least) bad.push(`${name} makes ${count} port calls; the floor in ${FLOOR} is ${least}`);
  }
  let runs = 0;
  await workInProcesses(tasksOf(calls), wanted.workers, (task, result) => {
    runs += 1;
    if (task.kind !== 'kill' || result.violations.length === 0) return;
    const where = `${task.scenario}, ${task.strike} at call ${task.call}`;
    process.stdout.write(`${where} breaks:\n`);
    for (const violation of result.violations) process.stdout.write(`  ${violation}\n`);
    bad.push(where);
  });
  const wallSeconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const line = { scenarios: chosen.length, runs, violations: bad.length, wallSeconds };
  if (wanted.record) {
    writeFileSync(FLOOR, `${JSON.stringify({ ...floor, ...calls }, null, 2)}\n`);
    recordRun(line);
  }
  for (const one of bad) process.stdout.write(`${one}\n`);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return bad.length === 0;
}

function* tasksOf(calls: Readonly<Record<string, number>>): Generator<Task> {
  for (const [scenario, count] of Object.entries(calls)) {
    for (let call = 0; call < count; call += 1) {
      for (const strike of STRIKES) yield { kind: 'kill', scenario, strike, call };
    }
  }
}
