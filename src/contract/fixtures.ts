import * as z from 'zod';
import { fixtureResult } from '../core/preview/compare-fixture.ts';
import { operation } from './operation.ts';

const ofConnection = z.object({ connection: z.string() });
const rules = z.enum(['draft', 'in-force']);

/** A real work item with what it is expected to come to on the far side. Times are epoch milliseconds. */
const fixture = z.object({
  /** Id of the work item. */
  issue: z.string(),
  key: z.string(),
  name: z.string(),
  at: z.number(),
  askPartner: z.boolean(),
  /** What the rules in force last came to; it is looked at once a day. */
  last: z.object({ at: z.number(), result: fixtureResult }).optional(),
});
export type Fixture = z.infer<typeof fixture>;

const fixtures = z.object({ fixtures: z.array(fixture) });

export const fixtureList = operation('fixture.list', ['admin'], ofConnection, fixtures);

/**
 * Keeps a work item with what it comes to now; one that is kept already takes its new result. `askPartner`: what would
 * cross is shown to the partner at every run, and noted as disclosed.
 */
export const fixtureSave = operation(
  'fixture.save',
  ['admin'],
  z.object({
    connection: z.string(),
    issue: z.string().trim().min(1).max(300),
    name: z.string().trim().max(200).default(''),
    rules: rules.default('in-force'),
    askPartner: z.boolean().default(false),
  }),
  fixtures,
);

export const fixtureDelete = operation(
  'fixture.delete',
  ['admin'],
  z.object({ connection: z.string(), issue: z.string().regex(/^\d{1,19}$/) }),
  fixtures,
);

/** Runs every fixture, before a publish by the draft. Nothing is written in Jira. */
export const fixtureRun = operation(
  'fixture.run',
  ['admin'],
  z.object({ connection: z.string(), rules: rules.default('draft') }),
  z.object({ results: z.array(z.object({ key: z.string(), name: z.string(), result: fixtureResult })) }),
);

export const fixtureOperations = [fixtureList, fixtureSave, fixtureDelete, fixtureRun] as const;
