import { checkRun } from '../check-run.ts';
import { issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage } from './trial-stage.ts';

/** Longer than people have to keep what is to be deleted. */
const DAY_AND_MORE = 26 * 3600;

/** People delete an issue; the other side has not consented to have its own deleted, so it stands and is left alone. */
export const theirDelete: Trial = {
  name: 'their delete',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: theirDelete.name, seed }, tracing, async (stage) => {
      const { host, people } = stage;
      await linkIssues(stage, 'blue', 2);
      await host.clock.run(() => people.comment('blue', issueOf(stage, 0, 'blue'), false));
      await host.clock.run(() => people.comment('green', issueOf(stage, 0, 'green'), false));
      await host.drain();
      const { id } = issueOf(stage, 0, 'blue');
      await host.clock.run(() => people.send('blue', 'DELETE', `/issue/${id}`));
      await host.advance(DAY_AND_MORE);
      return checkRun(await finish(stage));
    }),
};
