import * as z from 'zod';
import { operation } from './operation.ts';

const jql = z.string().trim().min(1).max(10_000);

const syncTrigger = z.object({
  id: z.string(),
  entity: z.literal('issue'),
  jql: z.string(),
  notes: z.string(),
  active: z.boolean(),
  /** Whether issues that other partners sent here may start under this connection too. */
  fromPartners: z.boolean(),
});
export type SyncTrigger = z.infer<typeof syncTrigger>;

const triggers = z.object({ triggers: z.array(syncTrigger) });

/** The change stands in the draft: on this site another admin must agree before it is in force. */
const waits = z.literal(true).optional();

export const triggerList = operation(
  'trigger.list',
  ['admin', 'project'],
  z.object({ connection: z.string() }),
  /** Those in force; `inDraft`: the draft of the rules holds others. */
  triggers.extend({ inDraft: z.boolean().optional() }),
);

/** A JQL that cannot be used is refused with `field: 'jql'` and the place of the fault. */
export const triggerSave = operation(
  'trigger.save',
  ['admin', 'project'],
  z.object({
    connection: z.string(),
    /** Left out for a new trigger. */
    id: z.string().optional(),
    entity: z.literal('issue').default('issue'),
    jql,
    notes: z.string().trim().max(500).default(''),
    active: z.boolean().default(true),
    fromPartners: z.boolean().default(false),
  }),
  z.object({ trigger: syncTrigger, waits }),
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
  z.object({ connection: z.string(), jql }),
  z.object({
    /** Jira's approximate count. */
    count: z.number(),
    sample: z.array(z.object({ key: z.string(), summary: z.string(), url: z.string() })),
  }),
);

export const triggerOperations = [triggerList, triggerSave, triggerDelete, triggerPreview] as const;
