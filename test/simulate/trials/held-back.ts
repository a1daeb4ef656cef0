import type { TrafficEntry } from '../../../host/network/traffic.ts';
import { planFaults } from '../../../host/simulate/fault-plan.ts';
import { PROFILES } from '../../../host/simulate/profile.ts';
import { checkConfinement } from '../checkers/confinement.ts';
import { checkSameWire } from '../checkers/same-wire.ts';
import type { EditKind } from '../plan.ts';
import { linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage, together } from './trial-stage.ts';

/** Half of what people do is not to leave the site. */
const KINDS: readonly EditKind[] = [
  'summary',
  'comment',
  'edit-comment',
  'internal-comment',
  'unmapped',
  'unmapped',
];
const EDITS = 12;
/** How hidden texts begin in either run: of other letters and of another length. */
const SECRETS = ['', 'and-quite-something-else-'] as const;

/** The same people do the same twice, but for what they write where it must stay at home: no byte may differ. */
export const heldBack: Trial = {
  name: 'held back',
  run: async (laboratory, seed, tracing) => {
    const wires: (readonly TrafficEntry[])[] = [];
    const plays = [];
    for (const secret of SECRETS) {
      const set = { name: heldBack.name, seed, secret };
      plays.push(
        await onStage(laboratory, set, tracing, async (stage) => {
          await work(stage, seed);
          const run = await finish(stage);
          wires.push(stage.host.traffic());
          return checkConfinement(run);
        }),
      );
    }
    const { violations, ...rest } = together(plays);
    const [first = [], second = []] = wires;
    return { ...rest, violations: [...violations, ...checkSameWire(first, second)] };
  },
};

async function work(stage: TrialStage, seed: number): Promise<void> {
  const { host, ground, people, chance } = stage;
  const random = chance.fork('work');
  await linkIssues(stage, random.pick(ground.sites), 2);
  const profile = PROFILES[seed % PROFILES.length] ?? 'calm';
  for (const { after, fault } of planFaults(profile, chance.fork('faults'), ground.sites))
    if (after === 0) await host.injectFault(fault);
  for (let edit = 0; edit < EDITS; edit += 1) {
    const [site, kind] = [random.pick(ground.sites), random.pick(KINDS)];
    await host.clock.run(() => people.act(site, kind));
    await host.advance(random.below(60));
  }
  await host.advance(120);
}
