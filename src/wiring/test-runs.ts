import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import type { ScriptRunner } from '../core/ports/script-runner.ts';
import { answerTestRuns, testRunsAnswered } from '../usecases/preview/answer-test-runs.ts';
import {
  deleteFixture,
  type FixtureWish,
  listFixtures,
  saveFixture,
} from '../usecases/preview/keep-fixtures.ts';
import type { TestPorts } from '../usecases/preview/make-bench.ts';
import { pickIssues } from '../usecases/preview/pick-issues.ts';
import { previewArrival } from '../usecases/preview/preview-arrival.ts';
import { previewIssue } from '../usecases/preview/preview-issue.ts';
import { readTestRun } from '../usecases/preview/read-test-run.ts';
import type { TestedRules } from '../usecases/preview/rules-to-test.ts';
import { runFixtures } from '../usecases/preview/run-fixtures.ts';
import { startTestRun, type TestRunWish } from '../usecases/preview/start-test-run.ts';
import type { AppPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';

/** The engine's ports with the parts that its Jira is made of. */
export function testPorts(ports: AppPorts, scripts: ScriptRunner): TestPorts {
  const { jira: _scripted, ...engine } = syncPorts(ports);
  return { ...engine, plainJira: ports.jira, scripts };
}

/** What pages ask about test runs. */
export const forTestRuns = (ports: AppPorts) => ({
  fixtures: (id: string) => listFixtures(ports, id),
  saveFixture: (wish: FixtureWish) => saveFixture(testPorts(ports, quickJsRunner()), wish),
  runFixtures: (id: string, rules: TestedRules, by: string | undefined) =>
    runFixtures(testPorts(ports, quickJsRunner()), id, rules, by),
  deleteFixture: (id: string, issue: string) => deleteFixture(ports, id, issue),
  startTestRun: (wish: TestRunWish) => startTestRun(ports, wish),
  previewIssue: (connection: string, issue: string, rules: TestedRules) =>
    previewIssue(testPorts(ports, quickJsRunner()), { connection, issue, rules }),
  previewArrival: (connection: string, issue: string, rules: TestedRules) =>
    previewArrival(testPorts(ports, quickJsRunner()), { connection, issue, rules }),
  testRun: (id: string, run?: string) => readTestRun(ports, id, run),
  pickIssues: (id: string) => pickIssues(ports, id),
  testRunsAnswered: (id: string) => testRunsAnswered(ports, id),
  answerTestRuns: (id: string, answers: boolean) => answerTestRuns(ports, id, answers),
});
