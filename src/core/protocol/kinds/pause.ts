import { nothing } from './site-texts.ts';

/** The sender's side stops sending and taking; changes are marked and delivered later. */
export const pausePayload = nothing;
export const pauseAnswer = nothing;
