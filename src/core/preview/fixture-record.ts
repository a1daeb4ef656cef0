import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { expectedField, fixtureResult } from './compare-fixture.ts';

export const MOST_FIXTURES = 20;

/** A real work item with what it is expected to come to on the far side; key `<connection>:<issue id>`. */
const fixtureSchema = z.strictObject({
  v: z.literal(1),
  connection: z.string(),
  issue: z.string(),
  key: z.string(),
  name: z.string().max(200),
  /** When it was kept (epoch seconds). */
  at: z.int(),
  /** Whether the far side is what the partner said; else what follows from what leaves. */
  askPartner: z.boolean(),
  expected: z.record(z.string(), expectedField),
  /** What the rules in force last came to, and when (epoch seconds). */
  last: z.strictObject({ at: z.int(), result: fixtureResult }).optional(),
});
export type FixtureRecord = z.infer<typeof fixtureSchema>;

export const fixtureKind: RecordKind<FixtureRecord> = { name: 'fixture', schema: fixtureSchema };

export const fixtureKey = (connection: string, issue: string): string => `${connection}:${issue}`;
