import { planFaults } from '../../../host/simulate/fault-plan.ts';
import { checkRun } from '../check-run.ts';
import type { Trial } from './trial.ts';
import { finish, onStage } from './trial-stage.ts';

const ISSUES = 8;

/** Many issues are made in a short time, with comments and files, while everything breaks. */
export const manyStarts: Trial = {
  name: 'many starts',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: manyStarts.name, seed }, tracing, async (stage) => {
      const { host, ground, people, chance } = stage;
      const random = chance.fork('work');
      for (const { after, fault } of planFaults('hell', chance.fork('faults'), ground.sites))
        if (after === 0) await host.injectFault(fault);
      // What makes a create be asked for twice: its answer, or the function that waits for it, is lost.
      await host.injectFault({
        kind: 'kill',
        at: 'jira.POST /rest/api/3/issue',
        when: 'after',
        chance: 0.3,
        count: null,
      });
      await host.injectFault({ kind: 'event', name: 'avi:jira:created:issue', drop: 0.4 });
      for (let issue = 0; issue < ISSUES; issue += 1) {
        const site = random.pick(ground.sites);
        await host.clock.run(() => people.create(site));
        if (random.next() < 0.5) await host.clock.run(() => people.act(site, 'comment'));
        if (random.next() < 0.25) await host.clock.run(() => people.act(site, 'attach'));
        await host.advance(random.below(20));
      }
      await host.advance(900);
      return checkRun(await finish(stage));
    }),
};
