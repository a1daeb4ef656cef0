import * as z from 'zod';
import { arrivingValue } from '../core/preview/arriving-value.ts';
import { testRunState } from '../core/preview/test-run-record.ts';
import { testedIssue } from '../core/preview/tested-issue.ts';
import { operation } from './operation.ts';

export type { ArrivingValue } from '../core/preview/arriving-value.ts';
export type { TestedField, TestedIssue } from '../core/preview/tested-issue.ts';

const ofConnection = z.object({ connection: z.string() });
const rules = z.enum(['draft', 'in-force']);

const testRun = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  rules,
  /** Whether what would cross was sent to the partner. */
  askPartner: z.boolean(),
  state: testRunState,
  keys: z.array(z.string()),
  /** Work items that are through, in the order of `keys`. */
  issues: z.array(testedIssue),
});
export type TestRun = z.infer<typeof testRun>;

/**
 * Begins a test run of 1 to 20 work items; `testRun.get` says how far it has come. Nothing is written to Jira, to twins
 * or to versions. `askPartner`: what would cross is shown to the partner, and noted as disclosed. Rules that cannot run
 * are refused with `field` naming the place.
 */
export const testRunStart = operation(
  'testRun.start',
  ['admin'],
  z.object({
    connection: z.string(),
    issues: z.array(z.string().trim().min(1).max(300)).min(1).max(20),
    rules: rules.default('draft'),
    askPartner: z.boolean().default(false),
  }),
  testRun,
);

/**
 * What the draft, or the rules in force, would send of one work item now. Only reads, asks no partner and keeps
 * nothing.
 */
export const testRunPreview = operation(
  'testRun.preview',
  ['admin'],
  z.object({
    connection: z.string(),
    issue: z.string().trim().min(1).max(300),
    rules: rules.default('draft'),
  }),
  z.object({ issue: testedIssue }),
);

/**
 * What the lines of the draft, or of the rules in force, would make of the partner's values of a pair that is under
 * sync. Only reads, asks no partner and keeps nothing.
 */
export const testRunArrival = operation(
  'testRun.arrival',
  ['admin'],
  z.object({
    connection: z.string(),
    issue: z.string().trim().min(1).max(300),
    rules: rules.default('draft'),
  }),
  z.object({
    key: z.string(),
    summary: z.string().optional(),
    peerKey: z.string(),
    values: z.array(arrivingValue),
  }),
);

/** One test run, or the newest of the last day where `run` is left out. */
export const testRunGet = operation(
  'testRun.get',
  ['admin'],
  z.object({ connection: z.string(), run: z.string().max(100).optional() }),
  z.object({ run: testRun.optional() }),
);

/** Work items of the connection that were changed last, to pick some of. */
export const testRunPick = operation(
  'testRun.pick',
  ['admin'],
  ofConnection,
  z.object({ issues: z.array(z.object({ key: z.string(), summary: z.string() })) }),
);

/** Whether this side answers test runs of the partner: off until an admin here says so. */
const settings = z.object({ answers: z.boolean() });

export const testRunSettings = operation('testRun.settings', ['admin'], ofConnection, settings);

export const testRunAnswer = operation(
  'testRun.answer',
  ['admin'],
  z.object({ connection: z.string(), on: z.boolean() }),
  settings,
);

export const testRunOperations = [
  testRunStart,
  testRunPreview,
  testRunArrival,
  testRunGet,
  testRunPick,
  testRunSettings,
  testRunAnswer,
] as const;
