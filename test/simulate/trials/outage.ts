import { checkRun } from '../check-run.ts';
import { checkConvergence } from '../checkers/convergence.ts';
import { checkOutage, type Missed } from '../checkers/outage.ts';
import { issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, finished, onStage, type TrialStage } from './trial-stage.ts';

/** Seconds: ten days, a minute, and longer than the queue keeps anything. */
const LENGTHS = [10 * 24 * 3600, 60, 25 * 3600] as const;
const CATCH_UP_SECONDS = 600;
const FIELDS = ['summary', 'description'] as const;

/** A partner does not answer while people go on working; then each changed issue crosses once, as it is. */
export const outage: Trial = {
  name: 'outage',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: outage.name, seed }, tracing, async (stage) => {
      const { host } = stage;
      const seconds = LENGTHS[seed % LENGTHS.length] ?? 60;
      const issues = 3 + stage.chance.fork('issues').below(4);
      await linkIssues(stage, 'blue', issues);
      await host.injectFault({ kind: 'wire', partition: true });
      const missed = await work(stage, issues, seconds);
      host.clearFaults();
      const since = host.clock.now();
      await host.advance(CATCH_UP_SECONDS);
      const crossed = checkOutage(missed, host.traffic({ since }));
      const late = checkConvergence(finished(stage, since)).map((text) => text.replace('I1 ', 'I11 '));
      return [...crossed, ...late, ...checkRun(await finish(stage))];
    }),
};

/** Each issue is worked at on one side only, so that no two messages of it meet; some are left alone. */
async function work(stage: TrialStage, issues: number, seconds: number): Promise<Missed[]> {
  const { host, ground, people, history } = stage;
  const random = stage.chance.fork('work');
  const begun = host.clock.now();
  const missed: Missed[] = [];
  for (let family = 0; family < issues; family += 1) {
    if (random.next() < 0.25) continue;
    const site = random.pick(ground.sites);
    missed.push({ site, issue: issueOf(stage, family, site).id });
    const edits = 1 + random.below(4);
    for (let edit = 0; edit < edits; edit += 1) {
      const field = random.pick(FIELDS);
      const value = `${site}-${family}-${edit}.`;
      const comments = random.next() < 0.2;
      host.clock.at(begun + random.below(Math.floor(seconds * 950)), async () => {
        const issue = issueOf(stage, family, site);
        history.count += 1;
        await (comments ? people.comment(site, issue, false) : people.setField(site, issue, field, value));
      });
    }
  }
  await host.advance(seconds);
  return missed;
}
