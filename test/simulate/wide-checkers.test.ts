import { afterAll, beforeAll, expect, it } from 'vitest';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { checkRun } from './check-run.ts';
import { checkDeletion } from './checkers/deletion.ts';
import { checkLabels, checkPriorities, checkWorklogs } from './checkers/wide.ts';
import { Evidence } from './evidence.ts';
import { familiesOf } from './families.ts';
import { readApp } from './ground.ts';
import { History } from './history.ts';
import { Laboratory } from './laboratory.ts';
import { People } from './people.ts';
import { drawPlan } from './plan.ts';
import type { FinishedRun } from './run.ts';
import { issueOn } from './scenario.ts';

let run: FinishedRun;
/** A run in which nothing is wrong: an issue with labels, a priority and work. */
beforeAll(async () => {
  const laboratory = new Laboratory(await readApp());
  const ground = await laboratory.ground('pair', 'wide');
  const evidence = new Evidence(false);
  const host = laboratory.begin(ground, new SeededRandom('sound'), evidence);
  const history = new History();
  const habits = { fresh: 1, rules: 'wide' } as const;
  const people = new People(host, new SeededRandom('people'), history, habits, () => undefined);
  await host.clock.run(() => people.create('blue'));
  await host.drain();
  for (const kind of ['label', 'priority', 'worklog', 'internal-worklog', 'unmapped'] as const) {
    await host.clock.run(() => people.act('blue', kind));
  }
  await host.drain();
  await host.clock.run(() => people.act('green', 'label'));
  await host.drain();
  await host.advance(3600);
  const now = host.clock.now();
  const families = familiesOf(ground, history.issues, evidence.creates);
  const plan = { ...drawPlan('calm', 1), rules: ground.rules };
  run = { plan, ground, host, history, evidence, families, quietFrom: now, watchedFrom: now };
});
afterAll(() => run.host.dispose());

const state = (site: string) => run.host.site(site).jira.state;

it('nothing is wrong where labels, priority and work have crossed', () => {
  expect(checkRun(run)).toEqual([]);
  expect(run.history.labels).toHaveLength(2);
  expect(state('green').worklogs.all()).toHaveLength(1);
});

it('I5: a label that is missing is seen, and one that still stands', () => {
  const green = issueOn(run, 'green');
  const [label] = run.history.labels;
  state('green').issues.put({ ...green, values: { ...green.values, labels: [] } });
  expect(checkLabels(run)).toEqual([
    expect.stringMatching(/^I5 label .* is missing on green/),
    expect.stringMatching(/^I5 label .* is missing on green/),
  ]);
  state('green').issues.put(green);
  if (label) label.removed = true;
  expect(checkLabels(run)).toHaveLength(2);
  if (label) label.removed = false;
});

it('I1: a priority that differs and work that is missing or older are seen', () => {
  const green = issueOn(run, 'green');
  state('green').issues.put({ ...green, values: { ...green.values, priority: '0' } });
  expect(checkPriorities(run)).toEqual([expect.stringMatching(/^I1 priority/)]);
  state('green').issues.put(green);
  const [work] = state('green').worklogs.all();
  if (work) state('green').worklogs.put({ ...work, timeSpentSeconds: 1 });
  expect(checkWorklogs(run)).toEqual([expect.stringMatching(/^I1 worklog .* on green/)]);
  state('green').worklogs.clear();
  expect(checkWorklogs(run)).toEqual([expect.stringMatching(/^I1 worklog .* 0 times on green/)]);
});

it('I16: work that is deleted where it still stands at its origin is seen', () => {
  const made = run.evidence.creates.find(({ kind }) => kind === 'worklog');
  const [call] = run.evidence.calls;
  if (made === undefined || call === undefined) throw new Error('no work has crossed');
  const name = `jira.DELETE /rest/api/3/issue/${made.issue}/worklog/${made.id}`;
  run.evidence.calls.push({ ...call, site: made.site, name });
  expect(checkDeletion(run)).toEqual([expect.stringMatching(/^I16 green deletes a worklog/)]);
});
