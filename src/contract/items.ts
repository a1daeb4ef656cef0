import * as z from 'zod';
import { places } from '../core/diagnosis/cause.ts';
import { checkSteps } from '../core/diagnosis/why-not.ts';
import { itemFilters } from '../core/sync/item-filter.ts';
import { connectionId, issueId } from './ids.ts';
import { operation } from './operation.ts';
import { issueKeyOrId, twinState } from './sync.ts';

/** The part of the pages that mends a cause. */
export const place = z.enum(places);

/** A trouble in plain words: what is so, what to do next, and where. */
const trouble = z.object({
  /** `<sort>:<code>`: what groups of errors are told apart by. */
  cause: z.string(),
  message: z.string(),
  next: z.string(),
  place,
  at: z.number(),
  path: z.string().optional(),
  /** The very value, key or line of a script. */
  detail: z.string().optional(),
});

/** One pair of work items. Times are epoch milliseconds. */
const item = z.object({
  connection: z.string(),
  connectionName: z.string(),
  peerName: z.string(),
  /** Id of the work item here; `key` is absent where the app does not see it. */
  issue: z.string(),
  key: z.string().optional(),
  summary: z.string().optional(),
  url: z.string().optional(),
  state: twinState,
  peerKey: z.string().optional(),
  peerUrl: z.string().optional(),
  lastSync: z.number().optional(),
  trouble: trouble.optional(),
  /** How many troubles there are beside that one. */
  others: z.number(),
  /** The newest thing that went otherwise than asked. */
  note: z.object({ at: z.number(), text: z.string() }).optional(),
});
export type Item = z.infer<typeof item>;

/**
 * Pairs of one connection, or of all, with filters and pages on the server. A page may hold fewer than `size`, or none,
 * while `cursor` says that there are more. `key` finds one work item by its key here or at the partner's.
 */
export const itemList = operation(
  'item.list',
  ['admin'],
  z.object({
    connection: connectionId.optional(),
    filter: z.enum(itemFilters).optional(),
    cause: z.string().max(100).optional(),
    key: issueKeyOrId.optional(),
    cursor: z.string().max(2000).optional(),
    size: z.number().int().min(1).max(100).default(25),
  }),
  z.object({ items: z.array(item).readonly(), cursor: z.string().optional() }),
);

/** All that is known of one pair. */
export const itemGet = operation(
  'item.get',
  ['admin'],
  z.object({ connection: connectionId, issue: issueId }),
  z.object({
    item,
    troubles: z.array(trouble).readonly(),
    notes: z.array(z.object({ at: z.number(), text: z.string() })).readonly(),
    messages: z.object({
      life: z.string(),
      sent: z.number(),
      answered: z.number(),
      taken: z.number(),
    }),
    /** Fields of an own message that has no answer yet. */
    underWay: z.array(z.string()).readonly(),
    awaitedBy: z.array(z.object({ issue: z.string(), key: z.string().optional() })).readonly(),
    due: z.number().optional(),
    children: z.object({
      comments: z.number(),
      attachments: z.number(),
      worklogs: z.number(),
      links: z.number(),
    }),
    /** What the partner is known to have, by field; kept only where an incoming script runs. */
    received: z.record(z.string(), z.unknown()).optional(),
  }),
);

const finding = z.object({
  step: z.enum(checkSteps),
  ok: z.boolean(),
  /** The clause that fails, with what the work item holds; the query that takes it; the state of the pair. */
  details: z.array(z.string()).readonly(),
  cause: z.string().optional(),
  message: z.string().optional(),
  next: z.string().optional(),
  place: place.optional(),
});

/**
 * Why a work item is not in sync: of each connection what was looked at, in order, up to the first thing that stops it.
 * All connections of the site where none is named, twenty at most.
 */
export const itemWhyNot = operation(
  'item.whyNot',
  ['admin'],
  z.object({ issue: issueKeyOrId, connection: connectionId.optional() }),
  z.object({
    key: z.string(),
    /** Absent where the app does not see it. */
    issue: z.string().optional(),
    checks: z
      .array(
        z.object({
          connection: z.string(),
          connectionName: z.string(),
          findings: z.array(finding).readonly(),
        }),
      )
      .readonly(),
  }),
);

export const itemOperations = [itemList, itemGet, itemWhyNot] as const;
