import { SeededRandom } from '../../../host/random/seeded-random.ts';
import type { Random } from '../../../host/random.ts';
import { Evidence } from '../evidence.ts';
import { familiesOf } from '../families.ts';
import type { Topology } from '../ground.ts';
import { History } from '../history.ts';
import type { Laboratory } from '../laboratory.ts';
import { People } from '../people.ts';
import { drawPlan } from '../plan.ts';
import type { FinishedRun } from '../run.ts';
import type { Stage } from '../scenario.ts';
import { untilSettled } from '../until-settled.ts';
import type { TrialResult } from './trial.ts';

export interface TrialStage extends Stage {
  /** The same for every stage of a trial and seed: what people do hangs on it. */
  readonly chance: Random;
}

export interface StageSet {
  readonly name: string;
  readonly seed: number;
  readonly topology?: Topology;
  /** What the platform's own chance hangs on beside the seed: the same people meet other luck. */
  readonly luck?: number;
  /** What people write where it must not leave: see People. */
  readonly secret?: string;
}

const WATCHED_SECONDS = 2 * 3600;

/** Opens sites for one play of a trial, and closes them after it. */
export async function onStage(
  laboratory: Laboratory,
  set: StageSet,
  tracing: boolean,
  play: (stage: TrialStage) => Promise<readonly string[]>,
): Promise<TrialResult> {
  const ground = await laboratory.ground(set.topology ?? 'pair');
  const chance = new SeededRandom(`trial/${set.name}/${set.seed}`);
  const evidence = new Evidence(tracing);
  const host = laboratory.begin(ground, chance.fork(`host/${set.luck ?? 0}`), evidence);
  try {
    const begun = host.clock.now();
    const history = new History();
    const note = (line: string) => evidence.note(line);
    const people = new People(host, chance.fork('people'), history, { fresh: 1, secret: set.secret }, note);
    const violations = await play({ host, ground, people, history, evidence, chance });
    const edits = history.count + history.issues.length;
    const virtualSeconds = (host.clock.now() - begun) / 1000;
    return { violations, edits, virtualSeconds, trace: evidence.trace };
  } finally {
    host.dispose();
  }
}

/** The run as it stands, as the checkers see it. */
export function finished(
  { host, ground, history, evidence }: TrialStage,
  quietFrom: number,
  watchedFrom = quietFrom,
): FinishedRun {
  const plan = { ...drawPlan('calm', 0), topology: ground.topology };
  const families = familiesOf(ground, history.issues, evidence.creates);
  return { plan, ground, host, history, evidence, families, quietFrom, watchedFrom };
}

/** Ends all faults, lets everything come to rest and two quiet hours pass. */
export async function finish(stage: TrialStage): Promise<FinishedRun> {
  const { host } = stage;
  host.clearFaults();
  const quietFrom = host.clock.now();
  await untilSettled(host);
  const watchedFrom = host.clock.now();
  await host.advance(WATCHED_SECONDS);
  return finished(stage, quietFrom, watchedFrom);
}

/** Several plays of one trial as one result. */
export function together(results: readonly TrialResult[]): TrialResult {
  return {
    violations: results.flatMap(({ violations }) => violations),
    edits: results.reduce((sum, { edits }) => sum + edits, 0),
    virtualSeconds: results.reduce((sum, { virtualSeconds }) => sum + virtualSeconds, 0),
    trace: results.flatMap(({ trace }) => trace),
  };
}
