import * as z from 'zod';
import { PROFILES } from '../../host/simulate/profile.ts';
import { place } from './found-by.ts';

/** A piece of work for a worker process. */
export const taskSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('seed'),
    profile: z.enum(PROFILES),
    seed: z.number(),
    breadth: z.enum(['shared', 'everywhere']).optional(),
  }),
  z.object({
    kind: z.literal('kill'),
    scenario: z.string(),
    strike: z.enum(['kill-before', 'kill-after', 'pause']),
    call: z.number(),
  }),
  z.object({ kind: z.literal('trial'), trial: z.string(), seed: z.number() }),
  z.object({ kind: z.literal('bug'), bug: z.string(), seeds: z.number(), last: place.optional() }),
]);
export type Task = z.infer<typeof taskSchema>;

/** What became of it; `violations` say what is wrong, each with the id of the invariant that is broken. */
export const taskResultSchema = z.object({
  violations: z.array(z.string()).readonly(),
  edits: z.number(),
  virtualSeconds: z.number(),
  /** Runs that it took. */
  runs: z.number(),
  /** The run that has shown a planted bug. */
  place: place.optional(),
});
export type TaskResult = z.infer<typeof taskResultSchema>;
