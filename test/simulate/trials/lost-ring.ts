import { checkRun } from '../check-run.ts';
import { checkPrompt } from '../checkers/prompt.ts';
import { Arrivals } from './arrivals.ts';
import { edit, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage } from './trial-stage.ts';

const SWEEP_MS = 300_000;

/** The queue has not taken the ring for one edit: the next edit's ring brings both, and no sweep has to. */
export const lostRing: Trial = {
  name: 'lost ring',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: lostRing.name, seed }, tracing, async (stage) => {
      const { host, chance } = stage;
      await linkIssues(stage, 'blue', 1);
      const random = chance.fork('work');
      const site = random.pick(stage.ground.sites);
      // Far from the next sweep, which would find the mark.
      await host.advance((SWEEP_MS - (host.clock.now() % SWEEP_MS)) / 1000 + 15);
      const arrivals = new Arrivals(host);
      await host.injectFault({ kind: 'queue', site, status: 500 });
      await edit(stage, site, 0, 'summary', 'unheard.');
      await host.advance(32 + random.below(20));
      const at = host.clock.now();
      await edit(stage, site, 0, 'summary', 'heard.');
      await host.advance(120);
      const there = site === 'blue' ? 'green' : 'blue';
      const arrived = arrivals.at(there, 'heard.');
      return [
        ...checkPrompt([
          { what: 'the edit after one whose ring was lost', site: there, edited: at, arrived },
        ]),
        ...checkRun(await finish(stage)),
      ];
    }),
};
