import * as z from 'zod';
import { operation } from './operation.ts';

/** What rows are: values, people (`here` an account id), or routes (`here` a space, perhaps with a work type). */
const holds = z.enum(['values', 'people', 'routes']);

const row = z.object({ here: z.string().max(1000), there: z.string().max(1000) });

/** Rules that name a table: `inForce` and `inDraft` are places such as `mappings.3.table`. */
const user = z.object({
  connection: z.string(),
  name: z.string(),
  inForce: z.array(z.string()),
  inDraft: z.array(z.string()),
  /** Revision that the rules in force go by; lower than the table's where publishing it did not succeed. */
  revision: z.number().optional(),
});

/** A table of the site. `at` epoch milliseconds. */
const table = z.object({
  name: z.string(),
  revision: z.number(),
  about: z.string(),
  holds,
  rows: z.array(row),
  at: z.number(),
});
export type SiteTable = z.infer<typeof table>;

export const tableList = operation(
  'table.list',
  ['admin'],
  z.object({}),
  z.object({
    tables: z.array(
      z.object({
        name: z.string(),
        revision: z.number(),
        about: z.string(),
        holds,
        count: z.number(),
        at: z.number(),
        users: z.array(user),
      }),
    ),
  }),
);

/** A table as it stands, or as it was at an earlier `revision`. */
export const tableGet = operation(
  'table.get',
  ['admin'],
  z.object({ name: z.string(), revision: z.number().int().min(1).optional() }),
  table,
);

/**
 * Saves a table; `revision` is the one that the person has read, 0 for a new table. `asks`: rules in force go by it,
 * nothing was changed; it is sent again with `agreed`. These connections then get a new version each; `left` names
 * those that still go by the table as it was, with the reason. Code `table-changed`: somebody else has saved it.
 */
export const tableSave = operation(
  'table.save',
  ['admin'],
  z.object({
    name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, 'letters, digits, - and _, beginning with a letter'),
    about: z.string().max(300).default(''),
    /** As it is for good: a table that stands holds what it held. */
    holds: holds.default('values'),
    rows: z.array(row).max(2000),
    revision: z.number().int().min(0).default(0),
    agreed: z.boolean().default(false),
    existing: z.enum(['now', 'as-they-change', 'not']).default('as-they-change'),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('saved'),
      table,
      published: z.array(z.string()),
      left: z.array(z.object({ connection: z.string(), message: z.string() })),
    }),
    z.object({ kind: z.literal('asks'), users: z.array(user) }),
  ]),
);

/** Refused where rules, in force or in a draft, name the table. */
export const tableDelete = operation(
  'table.delete',
  ['admin'],
  z.object({ name: z.string() }),
  z.object({ name: z.string() }),
);

export const tableOperations = [tableList, tableGet, tableSave, tableDelete] as const;
