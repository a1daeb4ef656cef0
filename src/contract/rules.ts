import * as z from 'zod';
import { operation } from './operation.ts';

/** The rules in force: their number and the version as it is stored (src/core/rules/version.ts). */
const inForce = z.object({
  /** Counts what this side has published. */
  number: z.number(),
  version: z.record(z.string(), z.unknown()),
  /** What leaves and what may enter by these rules, in sentences. */
  leaves: z.array(z.string()),
  enters: z.array(z.string()),
  /** What this site cannot carry out of them, and what to do about it. */
  notes: z.array(z.string()),
  /** What was to be published lets something else cross and waits for the partner's yes: these rules still count. */
  waits: z.boolean(),
});

export const rulesRead = operation(
  'rules.read',
  ['admin', 'project'],
  z.object({ connection: z.string() }),
  inForce,
);

/**
 * Publishes new rules of this side, in force at the next sync. A part of the version that is left out stays as it
 * is. What cannot be used is refused with `field` naming the place, such as `mappings.3.values`. `existing`: what
 * the rules make different about issues under sync crosses now, with the next change of each issue, or not at all.
 */
export const rulesPublish = operation(
  'rules.publish',
  ['admin', 'project'],
  z.object({
    connection: z.string(),
    version: z.record(z.string(), z.unknown()),
    existing: z.enum(['now', 'as-they-change', 'not']).default('as-they-change'),
  }),
  inForce,
);

export const rulesOperations = [rulesRead, rulesPublish] as const;
