import * as z from 'zod';
import type { JiraStatus, JiraTransition } from '../ports/jira.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import type { KnownWays } from './plan-path.ts';

const status = z.object({
  id: z.string(),
  name: z.string(),
  category: z.enum(['new', 'indeterminate', 'done', 'undefined']),
});

const transition = z.object({
  id: z.string(),
  name: z.string(),
  to: status,
  hidden: z.boolean(),
  screen: z.array(
    z.object({ field: z.string(), name: z.string(), required: z.boolean(), filled: z.boolean() }),
  ),
});

/**
 * What this installation has seen of the workflow of one issue type in one project, key `<project>:<type>`. Only a
 * saving of reads: whatever it says is tried on Jira, and read anew where Jira refuses it. Times are epoch seconds.
 */
const knownWorkflowSchema = z.object({
  v: z.literal(1),
  /** Status id -> its ways out, as last read. */
  ways: z.record(z.string(), z.object({ at: z.number().int(), out: z.array(transition) })),
  /** Every status of the workflow. */
  all: z.object({ at: z.number().int(), statuses: z.array(status) }).optional(),
  /** Name of the status that issues are made in. */
  first: z.string().optional(),
  /** Transition id -> whether it was seen to change mapped fields that it was not told to. */
  changes: z.record(z.string(), z.object({ at: z.number().int(), seen: z.boolean() })),
  /** Fields that the edit screen does not show, and when Jira last said so. */
  offScreen: z.record(z.string(), z.number().int()),
});
export type KnownWorkflow = z.infer<typeof knownWorkflowSchema>;

export const knownWorkflowKind: RecordKind<KnownWorkflow> = {
  name: 'workflow',
  schema: knownWorkflowSchema,
  ttlSeconds: 30 * 24 * 3600,
};

export const NOTHING_KNOWN: KnownWorkflow = { v: 1, ways: {}, changes: {}, offScreen: {} };

/** How long what was seen is trusted, in seconds; a condition that hid a transition may hold only for one issue. */
const AGE = 24 * 3600;
const HIDDEN_AGE = 600;

/** What is young enough to plan with. */
export function stillKnown(known: KnownWorkflow, now: number): KnownWorkflow {
  const young = Object.entries(known.ways).filter(([, { at, out }]) => {
    return now - at < (out.some((way) => way.hidden) ? HIDDEN_AGE : AGE);
  });
  const { all, ...rest } = known;
  return {
    ...rest,
    ways: Object.fromEntries(young),
    ...(all && now - all.at < AGE ? { all } : {}),
    changes: Object.fromEntries(Object.entries(known.changes).filter(([, { at }]) => now - at < AGE)),
    offScreen: Object.fromEntries(Object.entries(known.offScreen).filter(([, at]) => now - at < AGE)),
  };
}

export function waysOf(known: KnownWorkflow): KnownWays {
  return Object.fromEntries(Object.entries(known.ways).map(([id, { out }]) => [id, out]));
}

export function withWays(
  known: KnownWorkflow,
  statusId: string,
  out: readonly JiraTransition[],
  now: number,
): KnownWorkflow {
  const copied = out.map((way) => ({ ...way, screen: [...way.screen] }));
  return { ...known, ways: { ...known.ways, [statusId]: { at: now, out: copied } } };
}

export function withStatuses(
  known: KnownWorkflow,
  statuses: readonly JiraStatus[],
  now: number,
): KnownWorkflow {
  return { ...known, all: { at: now, statuses: [...statuses] } };
}
