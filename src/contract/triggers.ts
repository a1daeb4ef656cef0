import * as z from 'zod';
import { runStates, runWaits } from '../core/sync/records/run.ts';
import { triggerEntities } from '../core/trigger/trigger-query.ts';
import { triggerSchedules } from '../core/trigger/trigger-schedule.ts';
import { unannouncedReasons } from '../core/trigger/unannounced.ts';
import { operation } from './operation.ts';

const jql = z.string().trim().min(1).max(10_000);
const entity = z.enum(triggerEntities);
const schedule = z.enum(triggerSchedules);

const syncTrigger = z.object({
  id: z.string(),
  entity,
  jql: z.string(),
  /** How often it is searched for, beside being judged on every change. */
  schedule,
  notes: z.string(),
  active: z.boolean(),
  /** Epoch milliseconds at which it was turned off. */
  offSince: z.number().optional(),
  /** Whether issues that other partners sent here may start under this connection too. */
  fromPartners: z.boolean(),
});
export type SyncTrigger = z.infer<typeof syncTrigger>;

const triggers = z.object({ triggers: z.array(syncTrigger) });

/** As listed: what Jira says about it now. */
const seenTrigger = syncTrigger.extend({
  /** About so many work items it has passed over since it was turned off. */
  passedOver: z.number().optional(),
  /** Why Jira no longer takes the query. */
  fault: z.string().optional(),
});
export type SeenTrigger = z.infer<typeof seenTrigger>;

/** `offSince`: its sync is switched off since then, in epoch milliseconds. */
const space = z.object({ id: z.string(), key: z.string(), offSince: z.number().optional() });
export type SyncedSpace = z.infer<typeof space>;

/** The change stands in the draft: on this site another admin must agree before it is in force. */
const waits = z.literal(true).optional();

export const triggerList = operation(
  'trigger.list',
  ['admin', 'project'],
  z.object({ connection: z.string() }),
  /** Those in force; `inDraft`: the draft of the rules holds others. */
  z.object({
    triggers: z.array(seenTrigger),
    inDraft: z.boolean().optional(),
    /** Epoch milliseconds at which the schedules last searched. */
    searched: z.number().optional(),
    /** The spaces in scope, and which of them are switched off. */
    spaces: z.array(space),
  }),
);

/** A JQL that cannot be used is refused with `field: 'jql'` and the place of the fault. */
export const triggerSave = operation(
  'trigger.save',
  ['admin', 'project'],
  z.object({
    connection: z.string(),
    /** Left out for a new trigger. */
    id: z.string().optional(),
    entity: entity.default('issue'),
    jql,
    /** Left out: every hour where a clause can come true without an event, else none. */
    schedule: schedule.optional(),
    notes: z.string().trim().max(500).default(''),
    active: z.boolean().default(true),
    fromPartners: z.boolean().default(false),
  }),
  z.object({
    trigger: syncTrigger,
    waits,
    /** About so many work items match that are not under sync: they start with their next change, or by a backfill. */
    unsynced: z.number().optional(),
  }),
);

export const triggerDelete = operation(
  'trigger.delete',
  ['admin', 'project'],
  z.object({ connection: z.string(), id: z.string() }),
  triggers.extend({ waits }),
);

/** What a JQL would take in now, inside the connection's projects. Nothing is started. */
export const triggerPreview = operation(
  'trigger.preview',
  ['admin', 'project'],
  z.object({ connection: z.string(), jql, entity: entity.optional() }),
  z.object({
    /** Jira's approximate count. */
    count: z.number(),
    /** Those of them that are not under sync with the connection. */
    unsynced: z.number(),
    sample: z.array(z.object({ key: z.string(), summary: z.string(), url: z.string() })),
    /** Clauses that can come true without an event of the work item, and why. */
    moves: z.array(z.object({ clause: z.string(), why: z.enum(unannouncedReasons) })),
    /** The schedule that fits them. */
    schedule,
    /** Where Jira counts relative dates; given where a clause depends on the time. */
    timeZone: z.string().optional(),
  }),
);

/** Starts what a trigger in force finds and what is not under sync, step by step. */
export const triggerBackfill = operation(
  'trigger.backfill',
  ['admin', 'project'],
  z.object({ connection: z.string(), id: z.string() }),
  z.object({ state: z.enum(runStates), total: z.number(), waits: z.enum(runWaits).optional() }),
);

/** Switches the sync of one space in scope off or on; the other spaces of the connection go on. */
export const triggerSwitch = operation(
  'trigger.switch',
  ['admin', 'project'],
  z.object({ connection: z.string(), project: z.string(), on: z.boolean() }),
  z.object({ spaces: z.array(space) }),
);

export const triggerOperations = [
  triggerList,
  triggerSave,
  triggerDelete,
  triggerPreview,
  triggerBackfill,
  triggerSwitch,
] as const;
