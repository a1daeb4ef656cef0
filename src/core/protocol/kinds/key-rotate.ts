import * as z from 'zod';
import { nothing, wireKey } from './site-texts.ts';

/** The sender's next key. The request is signed by the key in force and by this one. */
export const keyRotatePayload = z.strictObject({ key: wireKey });
export const keyRotateAnswer = nothing;
