import * as z from 'zod';
import { operation } from './operation.ts';

const ofConnection = z.object({ connection: z.string() });

/** Whether this side answers test runs of the partner: off until an admin here says so. */
const settings = z.object({ answers: z.boolean() });

export const testRunSettings = operation('testRun.settings', ['admin'], ofConnection, settings);

export const testRunAnswer = operation(
  'testRun.answer',
  ['admin'],
  z.object({ connection: z.string(), on: z.boolean() }),
  settings,
);

export const testRunOperations = [testRunSettings, testRunAnswer] as const;
