import * as z from 'zod';
import { instant, name, replicaUser } from './replica-parts.ts';

/** A span of time in milliseconds; what is left of a goal may be less than nothing. */
const span = z.number().int().min(-1e13).max(1e13);

/**
 * A clock of a service desk as its own site counts it. It says when the goal is missed, not how much is left: that
 * way it changes only when the clock starts, pauses, is missed or ends.
 */
export const slaValue = z.strictObject({
  name,
  state: z.enum(['running', 'paused', 'ended']),
  /** The goal was missed. */
  breached: z.boolean(),
  /** Milliseconds of working time. */
  goal: span,
  started: instant,
  /** When the goal is missed if nothing changes; absent while the clock stands, and where its calendar never opens. */
  due: instant.optional(),
  ended: instant.optional(),
  /** Milliseconds of working time that were left when it was read; of a running clock no part of what it says. */
  left: span.optional(),
});
export type SlaValue = z.infer<typeof slaValue>;

const decision = z.enum(['pending', 'approved', 'declined']);

/** A decision that a request waits for, or waited for. */
const approval = z.strictObject({
  name,
  decision,
  asked: instant,
  decided: instant.optional(),
  /** Absent names of approvers are of people who may not be known. */
  approvers: z
    .array(
      z.strictObject({
        who: replicaUser,
        decision,
        /** What they wrote to the customer while they were asked. */
        said: z.string().max(2000).optional(),
      }),
    )
    .max(100),
});
export type ApprovalValue = z.infer<typeof approval>;

/** Oldest first. */
export const approvalsValue = z.array(approval).max(50);
