import * as z from 'zod';

/** How far one side has got: issues with a change that has not been delivered, and since when the oldest waits. */
export const figures = z.strictObject({
  backlog: z.int().min(0).max(1_000_000_000),
  /** Epoch milliseconds by the side's own clock. */
  oldest: z.number().min(0).optional(),
});
export type Figures = z.infer<typeof figures>;

/** A peer says something at least once a day; two hours more are for a late one. */
const SILENCE_SECONDS = 26 * 3600;

/** Since when a peer has been silent for too long, epoch seconds; undefined: it has not. `now` in epoch milliseconds. */
export function silentSince(
  connection: { readonly state: string; readonly heard?: number | undefined; readonly created: number },
  now: number,
): number | undefined {
  if (connection.state !== 'active' && connection.state !== 'paused') return undefined;
  const heard = connection.heard ?? connection.created;
  return now / 1000 - heard > SILENCE_SECONDS ? heard : undefined;
}
