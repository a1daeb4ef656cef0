import type { TrafficEntry } from '../../../host/network/traffic.ts';
import { checkRun } from '../check-run.ts';
import { checkClocks } from '../checkers/clocks.ts';
import { checkDeterminism, type EndState } from '../checkers/determinism.ts';
import { untilSettled } from '../until-settled.ts';
import { drawEdits, endOf } from './edits-at-once.ts';
import { edit, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

/** Seconds by which the clocks of blue and green are wrong; up to five minutes between them is borne. */
const CLOCKS: readonly (readonly [number, number])[] = [
  [-140, 140],
  [140, -140],
  [280, 0],
  [0, 280],
  [600, 0],
  [-300, 300],
];
const BORNE = 300;
const ROUNDS = 2;

/** The clocks of the sites differ: messages are taken all the same, and no conflict is decided by them. */
export const clocksApart: Trial = {
  name: 'clocks apart',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: clocksApart.name, seed }, tracing, async (stage) => {
      const { host } = stage;
      const [blue, green] = CLOCKS[seed % CLOCKS.length] ?? [0, 0];
      await linkIssues(stage, stage.chance.fork('site').pick(stage.ground.sites), 1);
      const { ends, heard } = await play(stage, { blue, green });
      const refused = Math.abs(blue - green) < BORNE ? checkClocks(heard) : [];
      const run = await finish(stage);
      // Times in the log are those of the site, so who was told when cannot be compared.
      const others = checkRun(run).filter((text) => !text.startsWith('I5 '));
      host.clearFaults();
      return [...refused, ...checkDeterminism([ends]), ...others];
    }),
};

async function play(
  stage: TrialStage,
  clocks: Readonly<Record<string, number>>,
): Promise<{ ends: EndState[]; heard: TrafficEntry[] }> {
  const { host, ground, chance } = stage;
  const random = chance.fork('edits');
  const since = host.clock.now();
  const ends: EndState[] = [];
  const skew = async () => {
    for (const [site, skewSeconds] of Object.entries(clocks))
      await host.injectFault({ kind: 'clock', site, skewSeconds });
  };
  const borne = Math.abs((clocks['blue'] ?? 0) - (clocks['green'] ?? 0)) < BORNE;
  for (let round = 0; round < ROUNDS; round += 1) {
    await skew();
    const edits = drawEdits(random, ground.sites, round);
    const partition = await host.injectFault({ kind: 'wire', partition: true });
    for (const one of edits) await edit(stage, one.site, 0, one.field, one.value);
    await host.advance(20);
    void partition;
    host.clearFaults();
    if (borne) await skew();
    await host.advance(600);
    // Clocks that are too far apart are put right by people; what waited crosses then.
    await untilSettled(host);
    ends.push(...endOf(stage, edits, round));
  }
  return { ends, heard: host.traffic({ since }) };
}
