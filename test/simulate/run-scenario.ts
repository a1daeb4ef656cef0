import { SeededRandom } from '../../host/random/seeded-random.ts';
import { Evidence } from './evidence.ts';
import { familiesOf } from './families.ts';
import { History } from './history.ts';
import type { Laboratory } from './laboratory.ts';
import { People } from './people.ts';
import { drawPlan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import { untilSettled } from './until-settled.ts';

export const STRIKES = ['kill-before', 'kill-after', 'pause'] as const;
export type Strike = (typeof STRIKES)[number];

export interface ScenarioResult {
  readonly violations: readonly string[];
  /** Calls of the app to the platform from the beginning of the act until all is done. */
  readonly calls: number;
  readonly virtualSeconds: number;
  readonly trace: readonly string[];
}

/** Longer than a web trigger lives, than a message is waited for, and than a lease stands. */
const PAUSE_SECONDS = 100;
const AFTERWARDS_SECONDS = 600;
const WATCHED_SECONDS = 2 * 3600;

/** Plays a scenario, striking the call of the given number (from 0) where one is given. */
export async function runScenario(
  laboratory: Laboratory,
  scenario: Scenario,
  strike?: { readonly strike: Strike; readonly call: number },
  tracing = false,
): Promise<ScenarioResult> {
  const ground = await laboratory.ground('pair');
  const evidence = new Evidence(tracing);
  const chance = new SeededRandom(`scenario/${scenario.name}`);
  const host = laboratory.begin(ground, chance.fork('host'), evidence);
  try {
    const begun = host.clock.now();
    const history = new History();
    const people = new People(host, chance.fork('people'), history, { fresh: 1 }, (line) =>
      evidence.note(line),
    );
    const stage = { host, ground, people, history, evidence };
    await scenario.before(stage);
    const before = evidence.calls.length;
    if (strike !== undefined) await host.injectFault(faultOf(strike.strike, strike.call));
    await scenario.act(stage);
    await host.drain({ virtualSeconds: AFTERWARDS_SECONDS });
    const calls = evidence.calls.length - before;
    await host.advance(AFTERWARDS_SECONDS);
    host.clearFaults();
    const quietFrom = host.clock.now();
    await untilSettled(host);
    const watchedFrom = host.clock.now();
    await host.advance(WATCHED_SECONDS);
    const plan = { ...drawPlan('calm', 0), topology: ground.topology };
    const families = familiesOf(ground, history.issues, evidence.creates);
    const run = { plan, ground, host, history, evidence, families, quietFrom, watchedFrom };
    const violations = scenario.checks.flatMap((check) => check(run));
    return { violations, calls, virtualSeconds: (host.clock.now() - begun) / 1000, trace: evidence.trace };
  } finally {
    host.dispose();
  }
}

function faultOf(strike: Strike, call: number): unknown {
  const where = { at: '*', skip: call };
  if (strike === 'pause') return { kind: 'pause', when: 'before', seconds: PAUSE_SECONDS, ...where };
  return { kind: 'kill', when: strike === 'kill-before' ? 'before' : 'after', ...where };
}
