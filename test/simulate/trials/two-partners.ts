import { checkRun } from '../check-run.ts';
import { type Arrival, checkDelays, checkNoCrossing } from '../checkers/isolation.ts';
import type { Laboratory } from '../laboratory.ts';
import { Arrivals } from './arrivals.ts';
import { edit } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage, together } from './trial-stage.ts';

/** Trouble that only the partner blue has, or green with it. */
const TROUBLES: readonly (readonly Readonly<Record<string, unknown>>[])[] = [
  [{ kind: 'wire', site: 'blue', partition: true }],
  [{ kind: 'jira', site: 'blue', status: 500, count: null }],
  [
    {
      kind: 'jira',
      site: 'blue',
      status: 429,
      reason: 'jira-quota-tenant-based',
      retryAfter: 1800,
      count: 3,
    },
  ],
  [{ kind: 'wire', site: 'green', to: 'blue', loss: 0.6, answerLoss: 0.3 }],
  [{ kind: 'pause', site: 'blue', at: 'jira.*', when: 'before', seconds: 54, count: null }],
];
const ROUNDS = 6;

/**
 * Green has two partners. Blue is in trouble, and its people work all the time: what green and red have with each
 * other comes as fast as ever, and nothing of blue's reaches red.
 */
export const twoPartners: Trial = {
  name: 'two partners',
  run: async (laboratory, seed, tracing) => {
    const undisturbed = await play(laboratory, seed, tracing, []);
    const beside = await play(laboratory, seed, tracing, TROUBLES[seed % TROUBLES.length] ?? []);
    const arrivals = undisturbed.values.map(({ value, at }, index): Arrival => {
      return { what: value, undisturbed: at, beside: beside.values[index]?.at };
    });
    const { violations, ...rest } = together([undisturbed.result, beside.result]);
    return { ...rest, violations: [...violations, ...checkDelays('I8', arrivals)] };
  },
};

async function play(
  laboratory: Laboratory,
  seed: number,
  tracing: boolean,
  trouble: readonly Readonly<Record<string, unknown>>[],
) {
  let values: { value: string; at: number | undefined }[] = [];
  const set = { name: twoPartners.name, seed, topology: 'star' as const };
  const result = await onStage(laboratory, set, tracing, async (stage) => {
    const { host, people, history } = stage;
    for (const site of ['blue', 'blue', 'red', 'red']) await host.clock.run(() => people.create(site));
    await host.drain();
    await host.advance(60);
    const arrivals = new Arrivals(host);
    for (const fault of trouble) await host.injectFault(fault);
    const sent = await work(stage);
    values = sent.map(({ site, value }) => ({ value, at: arrivals.at(site, value) }));
    const own = history.edits.flatMap(({ value }) => (value.startsWith('x-') ? [value] : []));
    const run = await finish(stage);
    return [...checkNoCrossing(host, 'red', own), ...checkRun(run)];
  });
  return { result, values };
}

async function work(stage: TrialStage): Promise<{ site: string; value: string }[]> {
  const { host, chance } = stage;
  const random = chance.fork('work');
  const sent: { site: string; value: string }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = random.pick(['blue', 'green'] as const);
    await edit(stage, mine, random.below(2), 'summary', `x-${round}.`);
    await host.advance(random.below(30));
    const [from, to] = random.next() < 0.5 ? ['red', 'green'] : ['green', 'red'];
    const value = `y-${round}.`;
    await edit(stage, from ?? 'red', 2 + random.below(2), 'summary', value);
    sent.push({ site: to ?? 'green', value });
    await host.advance(60 + random.below(120));
  }
  await host.advance(1800);
  return sent;
}
