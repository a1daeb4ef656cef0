import * as z from 'zod';
import { figures } from '../../connection/figures.ts';
import { liveState, peerToken, region, versions } from './site-texts.ts';

/** What this side now speaks: sent after an upgrade, and to try a connection. */
export const helloPayload = z.strictObject({
  protocol: versions,
  region: region.optional(),
  figures: figures.optional(),
  /** The token that this side wants to see from now on: its app variable has changed. */
  token: peerToken.optional(),
});

/** `now` in epoch milliseconds; `kid` is the receiver's current key. */
export const helloAnswer = z.strictObject({
  protocol: versions,
  region: region.optional(),
  figures: figures.optional(),
  now: z.number(),
  state: liveState.optional(),
  kid: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
});
