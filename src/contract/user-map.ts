import * as z from 'zod';
import { operation } from './operation.ts';

const ofConnection = z.object({ connection: z.string() });

/** Somebody of the partner's who came in a value and is nobody here; `at`: epoch milliseconds, when it was first so. */
const seenPerson = z.object({
  ref: z.string(),
  name: z.string(),
  /** Where the partner lets addresses leave. */
  email: z.string().optional(),
  /** Name of the value that the person came in. */
  path: z.string(),
  at: z.number(),
});

/** Who is who by the rules in force, and whom they do not name; a map is changed as part of a draft (`version.save`). */
export const userMapGet = operation(
  'userMap.get',
  ['admin'],
  ofConnection,
  z.object({
    seen: z.array(seenPerson),
    /** How many of them the map in force does not name. */
    unmapped: z.number(),
    /** Tables of people of the site. */
    tables: z.array(z.object({ name: z.string(), about: z.string(), count: z.number() })),
    /** Rows of the table that the draft, or else the rules in force, go by. */
    rows: z.array(z.object({ here: z.string(), there: z.string() })),
    /** Names of accounts of this site that the rules or the draft name, by account id. */
    names: z.record(z.string(), z.string()),
  }),
);

/**
 * Reads a table of two columns, `here` (account id or e-mail address of this site) and `there` (reference, e-mail
 * address or name of the partner's), into lines of a connection's map, or of a table of the site. Nothing is saved. A
 * line that cannot be used is refused by its number, and then nothing of the table is taken.
 */
export const userMapRead = operation(
  'userMap.read',
  ['admin'],
  z.object({ connection: z.string().optional(), csv: z.string().max(1_000_000) }),
  z.object({
    map: z.array(z.object({ here: z.string(), there: z.string() })),
    names: z.record(z.string(), z.string()),
  }),
);

/** People of this site by the beginning of name or address, 20 at most. */
export const personSearch = operation(
  'person.search',
  ['admin'],
  z.object({ connection: z.string(), query: z.string().trim().min(1).max(200) }),
  z.object({
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string().optional(),
        /** Whether work items of the connection's first space can be assigned to the person. */
        assignable: z.boolean(),
      }),
    ),
  }),
);

export const userMapOperations = [userMapGet, userMapRead, personSearch] as const;
