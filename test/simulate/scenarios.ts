import { checkRun } from './check-run.ts';
import { checkDeletion } from './checkers/deletion.ts';
import { checkEnded } from './checkers/ended.ts';
import { checkLiveness } from './checkers/liveness.ts';
import { checkQuiet } from './checkers/quiet.ts';
import { checkRest } from './checkers/rest.ts';
import { checkChildrenOnce, checkIssuesOnce } from './checkers/twice.ts';
import { checkWinner } from './checkers/winner.ts';
import { issueOn, operate, type Scenario, type Stage } from './scenario.ts';

const ALL = [checkRun];
/** Of pairs that have been ended, nothing needs to be equal. */
const ENDED = [
  checkEnded,
  checkIssuesOnce,
  checkChildrenOnce,
  checkDeletion,
  checkRest,
  checkLiveness,
  checkQuiet,
];

const nothing = async () => undefined;

async function linked({ host, people }: Stage): Promise<void> {
  await host.clock.run(() => people.create('blue'));
  await host.drain();
  // Both directions have spoken, and what follows is not the first edit after a start.
  await host.advance(60);
}

const setSummary = (stage: Stage, site: string, value: string) =>
  stage.host.clock.run(() => stage.people.setField(site, issueOn(stage, site), 'summary', value));

async function commented(stage: Stage): Promise<void> {
  await linked(stage);
  await stage.host.clock.run(() => stage.people.comment('blue', issueOn(stage, 'blue'), false));
  await stage.host.drain();
  await stage.host.advance(60);
}

const connectionOf = ({ ground }: Stage) => ground.links[0]?.connection ?? '';

/** Moves the issue of blue into a project that is not connected. */
async function moveOut(stage: Stage): Promise<void> {
  const issue = issueOn(stage, 'blue');
  const { state } = stage.host.site('blue').jira;
  const [target] = state.projects.by('key', 'OPS');
  const type = state.issueTypes.find(
    (one) => one.name === 'Task' && target?.issueTypeIds.includes(one.id) === true,
  );
  const key = `${target?.id},${type?.id}`;
  await stage.people.send('blue', 'POST', '/bulk/issues/move', {
    sendBulkNotification: false,
    targetToSourcesMapping: {
      [key]: {
        issueIdsOrKeys: [issue.key],
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
        inferClassificationDefaults: true,
      },
    },
  });
}

/** The scenarios of the kill enumeration. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'first sync by trigger',
    before: nothing,
    act: ({ host, people }) => host.clock.run(() => people.create('blue')),
    checks: ALL,
  },
  {
    name: 'first sync with comment and file',
    before: nothing,
    act: async (stage) => {
      const { host, people } = stage;
      await host.clock.run(async () => {
        await people.create('blue');
        await people.comment('blue', issueOn(stage, 'blue'), false);
        await people.attach('blue', issueOn(stage, 'blue'));
      });
    },
    checks: ALL,
  },
  { name: 'update', before: linked, act: (stage) => setSummary(stage, 'blue', 'u-new.'), checks: ALL },
  { name: 'update back', before: linked, act: (stage) => setSummary(stage, 'green', 'u-new.'), checks: ALL },
  {
    name: 'comment added',
    before: linked,
    act: (stage) => stage.host.clock.run(() => stage.people.comment('blue', issueOn(stage, 'blue'), false)),
    checks: ALL,
  },
  {
    name: 'comment edited',
    before: commented,
    act: (stage) => stage.host.clock.run(() => stage.people.editComment('blue', issueOn(stage, 'blue'))),
    checks: ALL,
  },
  {
    name: 'comment deleted',
    before: commented,
    act: (stage) => stage.host.clock.run(() => stage.people.deleteComment('blue', issueOn(stage, 'blue'))),
    checks: ALL,
  },
  {
    name: 'attachment',
    before: linked,
    act: (stage) => stage.host.clock.run(() => stage.people.attach('blue', issueOn(stage, 'blue'))),
    checks: ALL,
  },
  {
    name: 'conflict',
    before: linked,
    act: async (stage) => {
      await setSummary(stage, 'green', 'u-green.');
      await setSummary(stage, 'blue', 'u-blue.');
    },
    checks: [checkRun, checkWinner],
  },
  {
    name: 'recovery',
    before: async (stage) => {
      await linked(stage);
      // The first function that writes the issue dies after the write; what is struck is its recovery.
      await stage.host.injectFault({ kind: 'kill', site: 'green', at: 'jira.PUT *', when: 'after' });
      await setSummary(stage, 'blue', 'u-new.');
      await stage.host.advance(40);
    },
    act: (stage) => setSummary(stage, 'green', 'u-green.'),
    checks: ALL,
  },
  {
    name: 'unlink by hand',
    before: linked,
    act: async (stage) => {
      const { key } = issueOn(stage, 'blue');
      await operate(stage, 'blue', 'sync.unlink', { issue: key, connection: connectionOf(stage) });
    },
    checks: ENDED,
  },
  {
    name: 'issue deleted',
    before: linked,
    act: async (stage) => {
      const { id } = issueOn(stage, 'blue');
      await stage.host.clock.run(() => stage.people.send('blue', 'DELETE', `/issue/${id}`));
    },
    checks: ENDED,
  },
  {
    name: 'moved out of scope',
    before: linked,
    act: (stage) => stage.host.clock.run(() => moveOut(stage)),
    checks: ENDED,
  },
  {
    name: 'paused, edited and resumed',
    before: linked,
    act: async (stage) => {
      const connection = connectionOf(stage);
      await operate(stage, 'blue', 'connection.pause', { connection });
      await setSummary(stage, 'blue', 'u-blue.');
      await stage.host.advance(120);
      await operate(stage, 'blue', 'connection.resume', { connection });
    },
    checks: ALL,
  },
];
