import * as z from 'zod';
import { region, versions } from './site-texts.ts';

export const statusPayload = z.strictObject({});

/** Heartbeat. Times are epoch milliseconds. */
export const statusAnswer = z.strictObject({
  state: z.enum(['pending', 'accepted', 'active', 'paused', 'suspended', 'restored']),
  now: z.number(),
  protocol: versions,
  region: region.optional(),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;
