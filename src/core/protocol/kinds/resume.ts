import { nothing } from './site-texts.ts';

/** The sender's side ends its own pause; a pause of the receiver stands until the receiver ends it. */
export const resumePayload = nothing;
export const resumeAnswer = nothing;
