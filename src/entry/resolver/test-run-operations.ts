import { testRunAnswer, testRunSettings } from '../../contract/test-runs.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const testRunOperations: readonly ServedOperation[] = [
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
