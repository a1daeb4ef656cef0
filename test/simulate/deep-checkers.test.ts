import { afterAll, beforeAll, expect, it } from 'vitest';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { checkRun } from './check-run.ts';
import { checkChoices, checkLastChoice } from './checkers/choices.ts';
import { checkDeletion } from './checkers/deletion.ts';
import { checkLinks } from './checkers/links.ts';
import { Evidence } from './evidence.ts';
import { familiesOf, idOn } from './families.ts';
import { readApp } from './ground.ts';
import { History } from './history.ts';
import { Laboratory } from './laboratory.ts';
import { People } from './people.ts';
import { drawPlan } from './plan.ts';
import type { FinishedRun } from './run.ts';
import { issueOn } from './scenario.ts';

let run: FinishedRun;
/** A run in which nothing is wrong: two issues with a status, a shade and a link, and a link to an issue elsewhere. */
beforeAll(async () => {
  const laboratory = new Laboratory(await readApp());
  const ground = await laboratory.ground('pair', 'deep');
  const evidence = new Evidence(false);
  const host = laboratory.begin(ground, new SeededRandom('sound'), evidence);
  const history = new History();
  const counterpartOf = (site: string, issue: string) => {
    const families = familiesOf(ground, history.issues, evidence.creates);
    return idOn({ host, families }, site, issue, site === 'blue' ? 'green' : 'blue');
  };
  const habits = { fresh: 1, rules: 'deep', counterpartOf } as const;
  const people = new People(host, new SeededRandom('people'), history, habits, () => undefined);
  for (let count = 0; count < 2; count += 1) await host.clock.run(() => people.create('blue'));
  await host.drain();
  for (const kind of ['status', 'shade', 'link', 'link', 'link', 'link', 'unlink'] as const) {
    await host.clock.run(() => people.act('blue', kind));
    await host.drain();
  }
  await host.clock.run(() => people.act('green', 'same-link'));
  await host.drain();
  await host.advance(3600);
  const now = host.clock.now();
  const families = familiesOf(ground, history.issues, evidence.creates);
  const plan = { ...drawPlan('calm', 1), rules: ground.rules };
  run = { plan, ground, host, history, evidence, families, quietFrom: now, watchedFrom: now };
});
afterAll(() => run.host.dispose());

const state = (site: string) => run.host.site(site).jira.state;

it('nothing is wrong where a status, a shade and links have crossed', () => {
  expect(checkRun(run)).toEqual([]);
  expect(run.history.choices.map(({ field }) => field)).toEqual(['status', 'shade']);
  expect(state('green').issueLinks.all().length).toBeGreaterThan(0);
  expect(state('blue').issueLinks.all().length).toBeGreaterThan(state('green').issueLinks.all().length);
});

it('I1: a status that differs is seen, and I5: that the one that was chosen is lost', () => {
  const [chosen] = run.history.choices;
  const [blue, green] = ['blue', 'green'].map((site) => {
    const issue = state(site).issues.get(
      site === 'blue' ? (chosen?.issue ?? '') : (idOn(run, 'blue', chosen?.issue ?? '', 'green') ?? ''),
    );
    return { site, issue: issue ?? issueOn(run, site) };
  });
  if (!blue || !green) throw new Error('an issue is missing');
  const other = green.issue.statusId === '3' ? '10001' : '3';
  state('green').issues.put({ ...green.issue, statusId: other });
  expect(checkChoices(run)).toEqual([expect.stringMatching(/^I1 status of blue/)]);
  state('blue').issues.put({ ...blue.issue, statusId: other });
  expect(checkLastChoice(run)).toEqual([expect.stringMatching(/^I5 blue.* status = .* is lost/)]);
  for (const { site, issue } of [blue, green]) state(site).issues.put(issue);
  expect([...checkChoices(run), ...checkLastChoice(run)]).toEqual([]);
});

it('I1: a link that is missing is seen, and one that nobody wants', () => {
  const links = state('green').issueLinks;
  const [link] = links.all();
  if (!link) throw new Error('no link has crossed');
  links.delete(link.id);
  expect(checkLinks(run)).toEqual([expect.stringMatching(/^I1 link .* is missing on green/)]);
  links.put(link);
  links.put({ ...link, id: '99' });
  expect(checkLinks(run)).toEqual([expect.stringMatching(/^I4 link .* twice on green/)]);
  links.put({ ...link, id: '99', inwardIssueId: link.outwardIssueId, outwardIssueId: link.inwardIssueId });
  expect(checkLinks(run)).toEqual([expect.stringMatching(/^I1 link .* where nobody wants it/)]);
  links.delete('99');
});

it('I16: a link that the app ends while people still want it is seen', () => {
  const [link] = state('green').issueLinks.all();
  const [call] = run.evidence.calls;
  if (link === undefined || call === undefined) throw new Error('no link has crossed');
  run.evidence.calls.push({ ...call, site: 'green', name: `jira.DELETE /rest/api/3/issueLink/${link.id}` });
  expect(checkDeletion(run)).toEqual([expect.stringMatching(/^I16 green deletes link/)]);
});
