import {
  testRunAnswer,
  testRunArrival,
  testRunGet,
  testRunPick,
  testRunPreview,
  testRunSettings,
  testRunStart,
} from '../../contract/test-runs.ts';
import { allOf } from '../../core/all-of.ts';
import { done, type Explained } from '../../core/connection/explained.ts';
import type { ResolverApp, TestRunRead } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { lookingOn, siteAdmin } from './rights.ts';
import { type Right, type ServedOperation, serve } from './serve-operation.ts';

/** A test run shows what is in the work items, so that whoever asks for it must see them. */
const seesIssues: Right<{ issues: readonly string[] }> = async (app, caller, request) => {
  const denied = await siteAdmin(app, caller, request);
  if (denied) return denied;
  const unseen = await allOf(request.issues.map((key) => unseenBy(app, key.trim())));
  return unseen.find((one) => one !== undefined);
};

async function unseenBy(app: ResolverApp, key: string): Promise<Explained | undefined> {
  if (await app.user.maySeeIssue(key)) return undefined;
  return {
    code: 'forbidden',
    field: 'issues',
    message: `You cannot see work item ${key}, or it does not exist.`,
    next: 'Check the key, or ask for access.',
  };
}

export const testRunOperations: readonly ServedOperation[] = [
  serve(testRunStart, seesIssues, async (app, wish, { accountId }) => {
    const started = await app.startTestRun({ ...wish, by: accountId });
    return started.ok ? done(shown({ ...started.value, issues: [] })) : started;
  }),
  serve(testRunGet, lookingOn(testRunGet, siteAdmin), async (app, { connection, run }) => {
    const read = await app.testRun(connection, run);
    if (!read.ok) return read;
    return done(read.value === undefined ? {} : { run: shown(read.value) });
  }),
  serve(
    testRunPreview,
    (app, caller, { issue }) => seesIssues(app, caller, { issues: [issue] }),
    async (app, { connection, issue, rules }) => {
      const seen = await app.previewIssue(connection, issue, rules);
      return seen.ok ? done({ issue: seen.value }) : seen;
    },
  ),
  serve(
    testRunArrival,
    (app, caller, { issue }) => seesIssues(app, caller, { issues: [issue] }),
    async (app, { connection, issue, rules }) => {
      const seen = await app.previewArrival(connection, issue, rules);
      return seen.ok ? done({ ...seen.value, values: [...seen.value.values] }) : seen;
    },
  ),
  serve(testRunPick, siteAdmin, async (app, { connection }) => {
    const picked = await app.pickIssues(connection);
    return picked.ok ? done({ issues: [...picked.value] }) : picked;
  }),
  serve(testRunSettings, siteAdmin, (app, { connection }) => app.testRunsAnswered(connection)),
  serve(
    testRunAnswer,
    siteAdmin,
    recorded(
      'test-runs-changed',
      (app, { connection, on }) => app.answerTestRuns(connection, on),
      (_, { on }) => (on ? 'on' : 'off'),
    ),
  ),
];

function shown({ id, record, issues }: TestRunRead) {
  const { at, rules, askPartner, state, keys } = record;
  return { id, at: at * 1000, rules, askPartner, state, keys, issues: [...issues] };
}
