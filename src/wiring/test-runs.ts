import { answerTestRuns, testRunsAnswered } from '../usecases/preview/answer-test-runs.ts';
import type { AppPorts } from './connection-ports.ts';

/** What pages ask about test runs. */
export const forTestRuns = (ports: AppPorts) => ({
  testRunsAnswered: (id: string) => testRunsAnswered(ports, id),
  answerTestRuns: (id: string, answers: boolean) => answerTestRuns(ports, id, answers),
});
