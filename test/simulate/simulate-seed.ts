import type { Host } from '../../host/host.ts';
import type { Random } from '../../host/random.ts';
import { planFaults } from '../../host/simulate/fault-plan.ts';
import type { Profile } from '../../host/simulate/profile.ts';
import { addAutomation } from './automation.ts';
import { checkRun } from './check-run.ts';
import { Evidence } from './evidence.ts';
import { familiesOf, idOn } from './families.ts';
import type { Ground } from './ground.ts';
import { History } from './history.ts';
import type { Laboratory } from './laboratory.ts';
import { People } from './people.ts';
import { type Breadth, chanceOf, drawPlan, type Plan } from './plan.ts';
import type { FinishedRun } from './run.ts';
import { untilSettled } from './until-settled.ts';

export interface SeedResult {
  readonly plan: Plan;
  /** Each with the id of the invariant that is broken. */
  readonly violations: readonly string[];
  readonly edits: number;
  readonly virtualSeconds: number;
  readonly calls: number;
  readonly trace: readonly string[];
}

const WATCHED_SECONDS = 2 * 3600;
/** Limits so small that runs meet them. */
const SHRUNKEN = { queueRetentionSeconds: 600, queueEventsPerMinute: 30 };

/** One run: people edit, things break, then quiet, then the checks. The same seed gives the same run. */
export async function simulateSeed(
  laboratory: Laboratory,
  profile: Profile,
  seed: number,
  tracing = false,
  breadth: Breadth = 'shared',
): Promise<SeedResult> {
  const plan = drawPlan(profile, seed, breadth);
  const ground = await laboratory.ground(plan.topology, plan.rules);
  const chance = chanceOf(profile, seed);
  const evidence = new Evidence(tracing);
  const limits = plan.shrunken ? SHRUNKEN : undefined;
  const host = laboratory.begin(ground, chance.fork('host'), evidence, limits);
  try {
    const begun = host.clock.now();
    const history = new History();
    const counterpartOf = counterparts(host, ground, history, evidence);
    const habits = { ...plan, counterpartOf };
    const people = new People(host, chance.fork('people'), history, habits, (line) => evidence.note(line));
    await live(plan, host, people, chance, ground.sites);
    host.clearFaults();
    evidence.note('QUIET');
    const quietFrom = host.clock.now();
    await untilSettled(host);
    const watchedFrom = host.clock.now();
    evidence.note('WATCHED');
    await host.advance(WATCHED_SECONDS);
    const families = familiesOf(ground, history.issues, evidence.creates);
    const run: FinishedRun = { plan, ground, host, history, evidence, families, quietFrom, watchedFrom };
    return {
      plan,
      violations: checkRun(run),
      edits: history.count + history.issues.length,
      virtualSeconds: (host.clock.now() - begun) / 1000,
      calls: evidence.calls.length,
      trace: evidence.trace,
    };
  } finally {
    host.dispose();
  }
}

/** Which issue of the other site stands for one, as far as it has been made; in a pair alone there is just one. */
function counterparts(host: Host, ground: Ground, history: History, evidence: Evidence) {
  return (site: string, issue: string): string | undefined => {
    const families = familiesOf(ground, history.issues, evidence.creates);
    const other = ground.sites.find((one) => one !== site);
    return other && idOn({ host, families }, site, issue, other);
  };
}

/** The time in which people work and things break. */
async function live(plan: Plan, host: Host, people: People, chance: Random, sites: readonly string[]) {
  const { clock } = host;
  const random = chance.fork('times');
  const origin = sites[0] ?? '';
  const later: (() => void)[] = [];
  const startFaults = async () => {
    for (const { after, fault } of planFaults(plan.profile, chance.fork('faults'), sites)) {
      if (after === 0) await host.injectFault(fault);
      else later.push(clock.at(clock.now() + after * 1000, async () => void (await host.injectFault(fault))));
    }
  };
  if (plan.faultsFrom === 'start') await startFaults();
  for (let issue = 0; issue < plan.issues; issue += 1) {
    const anywhere = plan.topology === 'pair' || plan.topology === 'ring';
    const site = anywhere ? random.pick(sites) : origin;
    clock.at(clock.now() + random.below(3_000), () => people.create(site));
  }
  if (plan.faultsFrom === 'linked') {
    await host.drain();
    await startFaults();
  }
  if (plan.automation) addAutomation(host, people, random);
  const from = clock.now() + 10_000;
  let at = 0;
  for (let edit = 0; edit < plan.edits; edit += 1) {
    at += gapSeconds(plan, random);
    const site = plan.editors === 'one-side' ? origin : random.pick(sites);
    const kind = random.pick(plan.kinds);
    clock.at(from + at * 1000, () => people.act(site, kind));
  }
  await host.advance(10 + at + 120);
  // What has not begun to break by now breaks no more.
  for (const cancel of later) cancel();
}

function gapSeconds({ pace }: Plan, random: Random): number {
  if (pace === 'slow') return 240 + random.below(600);
  if (pace === 'duel') return random.next() * (random.next() < 0.5 ? 8 : 90);
  return random.next() < 0.6 ? random.next() * 8 : random.next() * 300;
}
