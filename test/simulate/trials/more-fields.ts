import * as z from 'zod';
import { checkRun } from '../check-run.ts';
import { checkSets, type LabelState } from '../checkers/sets.ts';
import { checkWorklogs, type WorkState } from '../checkers/worklogs.ts';
import { onPage } from './app-page.ts';
import { edit, issueOf, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

const made = z.object({ id: z.string() });
const VERSION = {
  mappings: [
    { id: 'summary', field: 'summary', path: 'summary', kind: 'text' },
    { id: 'description', field: 'description', path: 'description', kind: 'richText' },
    { id: 'labels', field: 'labels', path: 'labels', kind: 'labels', merge: 'merge' },
  ],
  worklogs: { out: 'public', in: 'on' },
};
/** A warm process may run the rules before for so long. */
const ROUTES_SECONDS = 31;
const ROUNDS = 5;

/** What people have made of one issue together. */
interface Model {
  readonly labels: Set<string>;
  /** Site and id of the worklog -> seconds. */
  readonly work: Map<string, number>;
}

/** Labels on both sides at once, work logged and corrected, and a field that Jira refuses among others. */
export const moreFields: Trial = {
  name: 'more fields',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: moreFields.name, seed }, tracing, async (stage) => {
      const { host, ground, history } = stage;
      const connection = ground.links[0]?.connection;
      for (const site of ground.sites)
        await onPage(stage, site, 'rules.publish', { connection, version: VERSION });
      await host.advance(ROUTES_SECONDS);
      await linkIssues(stage, 'blue', 1);
      // Here labels are meant to cross.
      const first = history.canaries.splice(0).map(({ text }) => text);
      const model: Model = { labels: new Set(first), work: new Map() };
      for (let round = 0; round < ROUNDS; round += 1) await work(stage, model, round);
      const around = await besideRefused(stage);
      const run = await finish(stage);
      return [
        ...around,
        ...checkSets(labelsOf(stage, model)),
        ...checkWorklogs(workOf(stage, model)),
        ...checkRun(run),
      ];
    }),
};

async function work(stage: TrialStage, model: Model, round: number): Promise<void> {
  const { host, ground, chance } = stage;
  const random = chance.fork(`round/${round}`);
  // Both sides within moments: neither has heard of the other's.
  for (const site of ground.sites) {
    const label = `l-${site}-${round}`;
    model.labels.add(label);
    await changeLabel(stage, site, { add: label });
    const old = [...model.labels].find((one) => one.startsWith(`l-${site}-`) && one !== label);
    if (old !== undefined && random.next() < 0.5) {
      model.labels.delete(old);
      await changeLabel(stage, site, { remove: old });
    }
    await logWork(stage, model, site, 60 * (1 + random.below(90)), random.next() < 0.4);
  }
  await host.advance(random.next() < 0.5 ? 20 : 240);
}

const changeLabel = (stage: TrialStage, site: string, step: object): Promise<unknown> =>
  stage.host.clock.run(() =>
    stage.people.send(site, 'PUT', `/issue/${issueOf(stage, 0, site).id}`, { update: { labels: [step] } }),
  );

async function logWork(
  { host, people, ...stage }: TrialStage,
  { work: logged }: Model,
  site: string,
  seconds: number,
  corrects: boolean,
): Promise<void> {
  const { id: issue } = issueOf({ host, people, ...stage }, 0, site);
  const own = [...logged.keys()].find((key) => key.startsWith(`${site} `));
  const body = { timeSpentSeconds: seconds };
  if (corrects && own !== undefined) {
    await host.clock.run(() =>
      people.send(site, 'PUT', `/issue/${issue}/worklog/${own.split(' ')[1]}`, body),
    );
    logged.set(own, seconds);
    return;
  }
  const answer = await host.clock.run(() => people.send(site, 'POST', `/issue/${issue}/worklog`, body));
  logged.set(`${site} ${made.parse(answer).id}`, seconds);
}

/** A field that Jira refuses for a while stays behind; what came with it arrives, and its next value too. */
async function besideRefused(stage: TrialStage): Promise<string[]> {
  const { host } = stage;
  await host.advance(300);
  const { id } = issueOf(stage, 0, 'green');
  const endpoint = `/rest/api/3/issue/${id}`;
  await host.injectFault({
    kind: 'jira',
    site: 'green',
    method: 'PUT',
    endpoint,
    status: 400,
    fields: ['summary'],
  });
  await edit(stage, 'blue', 0, 'summary', 'refused.');
  await edit(stage, 'blue', 0, 'description', 'beside it.');
  await host.advance(120);
  const arrived = JSON.stringify(issueOf(stage, 0, 'green').values['description'] ?? '').includes(
    'beside it.',
  );
  host.clearFaults();
  await edit(stage, 'blue', 0, 'summary', 'taken.');
  await host.advance(120);
  return arrived ? [] : ['I13 the description does not arrive beside a summary that Jira refuses'];
}

function labelsOf(stage: TrialStage, { labels }: Model): LabelState[] {
  const held = stage.ground.sites.map((site) => {
    const parsed = z.array(z.string()).safeParse(issueOf(stage, 0, site).values['labels']);
    return [site, parsed.success ? parsed.data : []] as const;
  });
  return [{ issue: 'the issue', wanted: [...labels], held: Object.fromEntries(held) }];
}

function workOf(stage: TrialStage, { work: logged }: Model): WorkState[] {
  return stage.ground.sites.map((site) => {
    const { id, values } = issueOf(stage, 0, site);
    const worklogs = stage.host.site(site).jira.state.worklogs.by('issue', id);
    return {
      issue: 'the issue',
      site,
      wanted: [...logged.values()],
      held: worklogs.map(({ timeSpentSeconds }) => timeSpentSeconds),
      spent: z.number().catch(0).parse(values['timespent']),
    };
  });
}
