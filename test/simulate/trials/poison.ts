import { checkRun } from '../check-run.ts';
import { type Arrival, checkDelays } from '../checkers/isolation.ts';
import { checkPoison } from '../checkers/poison.ts';
import type { Laboratory } from '../laboratory.ts';
import { onPage, problemOf } from './app-page.ts';
import { Arrivals } from './arrivals.ts';
import { edit, issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage, together } from './trial-stage.ts';

const ISSUES = 3;
const DAYS = 4;
/** What Jira answers to every call about the sick issue on green. */
const REFUSALS = [
  { status: 400, method: 'PUT' },
  { status: 403, method: 'GET' },
  { status: 400, method: 'PUT', fields: ['summary'] },
] as const;

/** One issue that Jira never lets the app write: the others go on, it is shown and left alone, and mended it goes on. */
export const poison: Trial = {
  name: 'poison',
  run: async (laboratory, seed, tracing) => {
    const undisturbed = await play(laboratory, seed, tracing, false);
    const beside = await play(laboratory, seed, tracing, true);
    const arrivals = undisturbed.values.map(({ value, at }, index): Arrival => {
      return { what: value, undisturbed: at, beside: beside.values[index]?.at };
    });
    const { violations, ...rest } = together([undisturbed.result, beside.result]);
    return { ...rest, violations: [...violations, ...checkDelays('I13', arrivals)] };
  },
};

interface Value {
  readonly value: string;
  readonly at: number | undefined;
}

async function play(laboratory: Laboratory, seed: number, tracing: boolean, bad: boolean) {
  let values: Value[] = [];
  const result = await onStage(laboratory, { name: poison.name, seed }, tracing, async (stage) => {
    const { host, ground, evidence } = stage;
    await linkIssues(stage, 'blue', ISSUES);
    const arrivals = new Arrivals(host);
    const sick = issueOf(stage, 0, 'green').id;
    const fault = { kind: 'jira', site: 'green', endpoint: `/rest/api/3/issue/${sick}`, count: null };
    if (bad) await host.injectFault({ ...fault, ...REFUSALS[seed % REFUSALS.length] });
    const edited = await work(stage);
    values = edited.map((value) => ({ value, at: arrivals.at('green', value) }));
    if (!bad) return [];
    await host.advance(DAYS * 24 * 3600);
    const keys = ground.sites.map((site) => ({ site, issue: issueOf(stage, 0, site).key }));
    const problems = await Promise.all(keys.map(({ site, issue }) => problemOf(stage, site, issue)));
    const shown = checkPoison({ site: 'green', issue: sick, edits: 1, problems }, evidence.calls);
    host.clearFaults();
    // Mended, somebody presses "Sync now" where the problem is shown.
    for (const { site, issue } of keys) await onPage(stage, site, 'sync.issue', { issue });
    await host.drain();
    return [...shown, ...checkRun(await finish(stage))];
  });
  return { result, values };
}

/** The sick issue is edited first, then the others; what these were given. */
async function work(stage: TrialStage): Promise<string[]> {
  const { host, chance } = stage;
  const random = chance.fork('work');
  const begun = host.clock.now();
  await edit(stage, 'blue', 0, 'summary', 'sick.');
  const values: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let family = 1; family < ISSUES; family += 1) {
      const value = `well-${family}-${round}.`;
      values.push(value);
      await host.advance(random.below(40));
      await edit(stage, 'blue', family, 'summary', value);
    }
    await host.advance(60 + random.below(240));
  }
  await host.advance(Math.max(0, 1800 - (host.clock.now() - begun) / 1000));
  return values;
}
