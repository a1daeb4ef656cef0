import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { row } from '../sync/records/row.ts';
import { triggerSchedules } from '../trigger/trigger-schedule.ts';
import { compiledQuery } from './compiled-query.ts';

/** Among the fields that a connection reads: an edit of any field counts. */
export const ANY_FIELD = '*';

/** All that an event needs to know of one connection. */
const route = z.object({
  state: z.enum(['active', 'paused']),
  version: z.number().int(),
  /** Local project ids in scope. */
  projects: z.array(z.string()),
  /** Those of them that are put away or deleted: a search that names one fails as a whole. */
  resting: z.array(z.string()).optional(),
  /** Jira fields that outgoing rules, filter or routing read; `*` for any. */
  reads: z.array(z.string()),
  out: z.enum(['automatic', 'manual', 'off']),
  /** Sub-tasks of an issue under sync follow it. */
  subtasks: z.boolean().optional(),
  filter: compiledQuery.optional(),
  triggers: z.array(
    compiledQuery.extend({
      id: z.string(),
      fromPartners: z.boolean(),
      /** How often Jira is asked what it finds; absent: it is judged on changes alone. */
      schedule: z.enum(triggerSchedules).optional(),
    }),
  ),
});
export type Route = z.infer<typeof route>;

/** The routes of every active or paused connection of the site; one record, key `site`. */
const routesSchema = z.object({ ...row, connections: z.record(z.string(), route) });
export type Routes = z.infer<typeof routesSchema>;

export const routesKind: RecordKind<Routes> = {
  name: 'routes',
  schema: routesSchema,
  entity: { attributes: (routes) => ({ v: routes.v, rev: routes.rev, token: routes.token }) },
};

export const ROUTES_KEY = 'site';

/** How long a process may use routes that it has read, in seconds. */
export const ROUTES_AGE = 30;

/** The same where an issue could start: a trigger saved a moment ago must see the issue made after it. */
export const FRESH_ROUTES_AGE = 1;
