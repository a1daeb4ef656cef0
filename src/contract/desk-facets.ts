import * as z from 'zod';

const decision = z.enum(['pending', 'approved', 'declined']);

/** What of the service desks of both sides a panel shows. Times are epoch milliseconds, spans milliseconds. */
export const deskFacets = z.object({
  /** When the partner's values came. */
  at: z.number().optional(),
  clocks: z
    .array(
      z.object({
        whose: z.enum(['here', 'there']),
        name: z.string(),
        state: z.enum(['running', 'paused', 'ended']),
        breached: z.boolean(),
        goal: z.number(),
        due: z.number().optional(),
        ended: z.number().optional(),
        /** What was left of the goal when the clock was read. */
        left: z.number().optional(),
      }),
    )
    .readonly(),
  approvals: z
    .array(
      z.object({
        name: z.string(),
        decision,
        asked: z.number(),
        decided: z.number().optional(),
        approvers: z.array(z.object({ name: z.string(), decision })).readonly(),
      }),
    )
    .readonly(),
  /** How satisfied the partner's customer was, 1 to 5. */
  rating: z.number().optional(),
});
export type DeskFacets = z.infer<typeof deskFacets>;
