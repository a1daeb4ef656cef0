import { checkRun } from '../check-run.ts';
import { paragraph } from '../plain-text.ts';
import { issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

const GROUP = 'jira-users';

/** People comment for a group alone. The app belongs to it and reads what they write, and keeps it at home. */
export const restricted: Trial = {
  name: 'restricted',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: restricted.name, seed }, tracing, async (stage) => {
      for (const site of stage.ground.sites) admitApp(stage, site);
      await linkIssues(stage, 'blue', 1);
      const random = stage.chance.fork('work');
      for (let count = 0; count < 4; count += 1) {
        const site = random.pick(stage.ground.sites);
        await (random.next() < 0.3
          ? stage.host.clock.run(() => stage.people.comment(site, issueOf(stage, 0, site), false))
          : comment(stage, site, `secret-${site}-${count}.`));
        await stage.host.advance(random.below(90));
      }
      await comment(stage, 'green', 'secret-of-the-last.');
      return checkRun(await finish(stage));
    }),
};

function admitApp({ host }: TrialStage, site: string): void {
  const { jira, installation } = host.site(site);
  const app = jira.state.users.get(installation?.appAccountId ?? '');
  if (app === undefined) throw new Error(`The app has no account on ${site}.`);
  jira.state.users.put({ ...app, groups: [...app.groups, GROUP] });
}

async function comment(stage: TrialStage, site: string, text: string): Promise<void> {
  const body = { body: paragraph(text), visibility: { type: 'group', value: GROUP } };
  const path = `/issue/${issueOf(stage, 0, site).id}/comment`;
  await stage.host.clock.run(() => stage.people.send(site, 'POST', path, body));
  stage.history.canaries.push({ site, text });
}
