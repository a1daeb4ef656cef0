import type { Random } from '../../../host/random.ts';
import { planFaults } from '../../../host/simulate/fault-plan.ts';
import { checkRun } from '../check-run.ts';
import { checkDeterminism, type EndState } from '../checkers/determinism.ts';
import { untilSettled } from '../until-settled.ts';
import { drawEdits, endOf } from './edits-at-once.ts';
import { edit, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage, together } from './trial-stage.ts';

const PLAYS = 2;
const ROUNDS = 2;
/**
 * Both sides edit while nothing crosses, then everything crosses under other delays, losses and kills in each play:
 * of two edits that did not know of each other that of the initiator stands, in every play and on both sides.
 */
export const oneWinner: Trial = {
  name: 'one winner',
  run: async (laboratory, seed, tracing) => {
    const ends: EndState[][] = [];
    const plays = [];
    for (let luck = 0; luck < PLAYS; luck += 1) {
      const set = { name: oneWinner.name, seed, luck };
      plays.push(
        await onStage(laboratory, set, tracing, async (stage) => {
          ends.push(await play(stage, stage.chance.fork(`luck/${luck}`)));
          return checkRun(await finish(stage));
        }),
      );
    }
    const { violations, ...rest } = together(plays);
    return { ...rest, violations: [...violations, ...checkDeterminism(ends)] };
  },
};

async function play(stage: TrialStage, luck: Random): Promise<EndState[]> {
  const { host, ground } = stage;
  const wanted = stage.chance.fork('wanted');
  const ends: EndState[] = [];
  await linkIssues(stage, wanted.pick(ground.sites), 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = drawEdits(wanted, ground.sites, round);
    await host.injectFault({ kind: 'wire', partition: true });
    const order = luck.next() < 0.5 ? edits : edits.toReversed();
    for (const one of order) {
      await edit(stage, one.site, 0, one.field, one.value);
      await host.advance(luck.below(20));
    }
    await host.advance(5 + luck.below(120));
    host.clearFaults();
    for (const { after, fault } of planFaults('hell', luck, ground.sites))
      if (after === 0) await host.injectFault(fault);
    await host.advance(300 + luck.below(600));
    host.clearFaults();
    await untilSettled(host);
    ends.push(...endOf(stage, edits, round));
  }
  return ends;
}
