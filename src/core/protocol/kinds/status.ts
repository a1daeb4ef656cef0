import * as z from 'zod';
import { figures } from '../../connection/figures.ts';
import { liveState, region, versions } from './site-texts.ts';

/** The asker's own figures. */
export const statusPayload = z.strictObject({ figures: figures.optional() });

/** Heartbeat. Times are epoch milliseconds. */
export const statusAnswer = z.strictObject({
  state: liveState,
  now: z.number(),
  protocol: versions,
  region: region.optional(),
  figures: figures.optional(),
  /** The last control message of the asker that was taken: one that counts lower itself went back in time. */
  taken: z.int().min(0),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;
