import * as z from 'zod';
import { checkRun } from '../check-run.ts';
import { keyOf } from '../ground.ts';
import { onPage } from './app-page.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

const made = z.object({ id: z.string() });
const list = z.object({ triggers: z.array(z.looseObject({ id: z.string() })) });
/** A warm process may go by the triggers before for so long. */
const ROUTES_SECONDS = 61;
const LABEL = 'across';

/** An event says that an issue is to start; by the time it is heard people have changed their minds. */
export const changedSince: Trial = {
  name: 'changed since',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: changedSince.name, seed }, tracing, async (stage) => {
      const { host, people } = stage;
      await onlyLabelled(stage);
      await host.injectFault({ kind: 'event', late: 1, delaySeconds: 40 });
      for (let count = 1 + stage.chance.fork('work').below(3); count > 0; count -= 1) {
        const id = await createLabelled(stage);
        await host.advance(0.5);
        await host.clock.run(() => people.send('blue', 'PUT', `/issue/${id}`, { fields: { labels: [] } }));
      }
      await host.advance(600);
      host.clearFaults();
      const crossed = host.site('green').jira.state.issues.all();
      return [
        ...crossed.map(({ key }) => `I10 ${key} was made for an issue that no trigger takes in any more`),
        ...checkRun(await finish(stage)),
      ];
    }),
};

async function onlyLabelled(stage: TrialStage): Promise<void> {
  const connection = stage.ground.links[0]?.connection;
  const { triggers } = list.parse(await onPage(stage, 'blue', 'trigger.list', { connection }));
  for (const { id } of triggers) await onPage(stage, 'blue', 'trigger.delete', { connection, id });
  const jql = `project = ${keyOf('blue')} AND labels = ${LABEL}`;
  await onPage(stage, 'blue', 'trigger.save', { connection, jql });
  await stage.host.advance(ROUTES_SECONDS);
}

async function createLabelled({ host, people }: TrialStage): Promise<string> {
  const fields = {
    project: { key: keyOf('blue') },
    issuetype: { name: 'Task' },
    summary: 'perhaps.',
    labels: [LABEL],
  };
  return made.parse(await host.clock.run(() => people.send('blue', 'POST', '/issue', { fields }))).id;
}
