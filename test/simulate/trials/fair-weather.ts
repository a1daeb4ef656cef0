import { checkRun } from '../check-run.ts';
import { checkPrompt, type Delivery } from '../checkers/prompt.ts';
import { expectedSites } from '../families.ts';
import type { Topology } from '../ground.ts';
import { Arrivals } from './arrivals.ts';
import { edit, issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

const TOPOLOGIES: readonly Topology[] = ['pair', 'cycle', 'chain'];
const ISSUES = 2;
const EDITS = 8;

/** Nothing breaks, on two and on three sites: every edit is everywhere within moments. */
export const fairWeather: Trial = {
  name: 'fair weather',
  run: (laboratory, seed, tracing) => {
    const topology = TOPOLOGIES[seed % TOPOLOGIES.length] ?? 'pair';
    return onStage(laboratory, { name: fairWeather.name, seed, topology }, tracing, async (stage) => {
      await linkIssues(stage, 'blue', ISSUES);
      await stage.host.advance(120);
      const deliveries = await work(stage);
      return [...checkPrompt(deliveries), ...checkRun(await finish(stage))];
    });
  },
};

async function work(stage: TrialStage): Promise<Delivery[]> {
  const { host, ground, people, chance } = stage;
  const random = chance.fork('work');
  const arrivals = new Arrivals(host);
  const sites = expectedSites(ground, 'blue');
  const sent: { value: string; from: string; at: number }[] = [];
  for (let count = 0; count < EDITS; count += 1) {
    const from = random.pick(sites);
    const family = random.below(ISSUES);
    if (random.next() < 0.3)
      await host.clock.run(() => people.comment(from, issueOf(stage, family, from), random.next() < 0.5));
    const value = `fair-${count}.`;
    sent.push({ value, from, at: host.clock.now() });
    await edit(stage, from, family, 'summary', value);
    await host.advance(120 + random.below(120));
  }
  return sent.flatMap(({ value, from, at }) =>
    sites.flatMap((site) =>
      site === from ? [] : [{ what: value, site, edited: at, arrived: arrivals.at(site, value) }],
    ),
  );
}
