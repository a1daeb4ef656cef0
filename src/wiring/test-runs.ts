import type { ScriptRunner } from '../core/ports/script-runner.ts';
import { answerTestRuns, testRunsAnswered } from '../usecases/preview/answer-test-runs.ts';
import type { TestPorts } from '../usecases/preview/make-bench.ts';
import { pickIssues } from '../usecases/preview/pick-issues.ts';
import { readTestRun } from '../usecases/preview/read-test-run.ts';
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
  startTestRun: (wish: TestRunWish) => startTestRun(ports, wish),
  testRun: (id: string, run?: string) => readTestRun(ports, id, run),
  pickIssues: (id: string) => pickIssues(ports, id),
  testRunsAnswered: (id: string) => testRunsAnswered(ports, id),
  answerTestRuns: (id: string, answers: boolean) => answerTestRuns(ports, id, answers),
});
