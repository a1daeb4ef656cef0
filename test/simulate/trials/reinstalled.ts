import * as z from 'zod';
import { checkRun } from '../check-run.ts';
import { checkLifecycle, type Standing } from '../checkers/lifecycle.ts';
import { onPage } from './app-page.ts';
import { edit, issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

const PROJECT = 'DEV';
const SWEEP_SECONDS = 300;
/** By then both have told each other their pairs; they are compared from then on. */
const JOINED_SECONDS = 3;
/** By family. */
const EDITS = ['after on blue.', 'after on green.'] as const;

const invited = z.looseObject({ code: z.string() });
const offered = z.looseObject({ consent: z.looseObject({ hash: z.string() }) });
const shown = z.looseObject({ words: z.array(z.string()).optional() });

/**
 * Green's app is removed and installed again at any time between two sweeps, both admins pair anew, and people edit
 * while pairs are still being compared: nothing is made again, and what they have edited stands.
 */
export const reinstalled: Trial = {
  name: 'reinstalled',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: reinstalled.name, seed }, tracing, async (stage) => {
      const { host } = stage;
      const chance = stage.chance.fork('when');
      await linkIssues(stage, 'blue', 2);
      const before = standing(stage);
      await host.advance(chance.below(SWEEP_SECONDS));
      await host.uninstall('green');
      host.install('green');
      await host.advance(1 + chance.below(4));
      await pairAnew(stage);
      await host.advance(JOINED_SECONDS + chance.below(10));
      await edit(stage, 'blue', 0, 'summary', EDITS[0]);
      await host.advance(chance.below(4));
      await edit(stage, 'green', 1, 'summary', EDITS[1]);
      const run = await finish(stage);
      return [...checkLifecycle(before, standing(stage)), ...checkEdits(stage), ...checkRun(run)];
    }),
};

const standing = ({ host }: TrialStage): Standing =>
  Object.fromEntries(
    host.sites().map(({ name, jira }) => [name, jira.state.issues.all().map(({ id }) => id)]),
  );

/** Nobody else has edited since: what each side has written last stands on both. */
function checkEdits(stage: TrialStage): string[] {
  return EDITS.flatMap((wanted, family) =>
    ['blue', 'green'].flatMap((site) => {
      const { summary } = issueOf(stage, family, site).values;
      return summary === wanted ? [] : [`I17 ${site} holds "${String(summary)}", not "${wanted}"`];
    }),
  );
}

/** Blue's admin invites under the same connection, green's accepts, and both compare the words. */
async function pairAnew(stage: TrialStage): Promise<void> {
  const { host, ground } = stage;
  const connection = ground.links[0]?.connection;
  const { code } = invited.parse(await onPage(stage, 'blue', 'connection.inviteAgain', { connection }));
  const { consent } = offered.parse(await onPage(stage, 'green', 'invitation.read', { code }));
  const project = host.site('green').jira.state.projects.find(({ key }) => key === PROJECT);
  const accepted = { code, projectId: project?.id, consent: consent.hash };
  await onPage(stage, 'green', 'invitation.accept', accepted);
  for (const site of ['blue', 'green']) {
    const { words } = shown.parse(await onPage(stage, site, 'connection.get', { connection }));
    await onPage(stage, site, 'connection.confirm', { connection, words });
  }
}
