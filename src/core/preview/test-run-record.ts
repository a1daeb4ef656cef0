import * as z from 'zod';
import { newestFirst } from '../newest-first.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import { testedIssue } from './tested-issue.ts';

/** Long enough to read it, and to compare it with the next. */
const KEPT = 24 * 3600;

const MOST_TESTED = 20;

/** `outdated`: the draft was changed while it ran. */
export const testRunState = z.enum(['running', 'done', 'outdated']);

/** One test run; key `<connection>:<newest first>:<random>`, of which the end is its id. */
const testRunSchema = z.strictObject({
  v: z.literal(1),
  connection: z.string(),
  /** Epoch seconds. */
  at: z.int(),
  rules: z.enum(['draft', 'in-force']),
  /** Revision of the draft, or number of the version in force, that it is about. */
  number: z.int(),
  askPartner: z.boolean(),
  keys: z.array(z.string()).min(1).max(MOST_TESTED),
  state: testRunState,
  /** How many of them are through. */
  done: z.int(),
});
export type TestRunRecord = z.infer<typeof testRunSchema>;

export const testRunKind: RecordKind<TestRunRecord> = {
  name: 'test-run',
  schema: testRunSchema,
  ttlSeconds: KEPT,
};

/** Names a run under its connection. */
export const testRunId = (at: number, random: string): string => `${newestFirst(at)}-${random.slice(0, 12)}`;

export const testRunKey = (connection: string, run: string): string => `${connection}:${run}`;

const testResultSchema = z.strictObject({ v: z.literal(1), issue: testedIssue });

/** What a run came to for one of its work items; key `<connection>:<run>:<n>`. */
export const testResultKind: RecordKind<z.infer<typeof testResultSchema>> = {
  name: 'test-result',
  schema: testResultSchema,
  ttlSeconds: KEPT,
};

export const testResultKey = (connection: string, run: string, n: number): string =>
  `${connection}:${run}:${n}`;
