import * as z from 'zod';
import { nothing } from './site-texts.ts';

/**
 * The sender's side ends the connection (`ended`), or cannot go on with it before both have paired again: its app
 * is being removed, or its keys must not be trusted any more.
 */
export const disconnectPayload = z.strictObject({ why: z.enum(['ended', 'uninstalled', 'revoked']) });
export const disconnectAnswer = nothing;
