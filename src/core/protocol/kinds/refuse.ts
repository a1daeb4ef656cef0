import * as z from 'zod';
import { nothing } from './site-texts.ts';

/** Why a side ends the handshake; a person's own words stay at home. */
export const refusePayload = z.strictObject({ reason: z.enum(['refused', 'words-differ']) });
export const refuseAnswer = nothing;
