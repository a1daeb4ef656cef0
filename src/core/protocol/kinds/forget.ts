import * as z from 'zod';
import { nothing } from './site-texts.ts';

/**
 * People of the sender's site have closed their accounts. `refs`: their references under this connection;
 * `consents`: which of the sender's consents bear such a name.
 */
export const forgetPayload = z.strictObject({
  refs: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)).max(500),
  consents: z.array(z.enum(['consent', 'confirmed'])).max(2),
});
export const forgetAnswer = nothing;
