import * as z from 'zod';
import { terms } from '../../connection/terms.ts';
import { proposalText } from './propose.ts';
import { bytes32, nothing } from './site-texts.ts';

/**
 * What the sender's rules let out and in since it last said so. `waits`: it is not in force before the receiver's
 * admin has agreed. `review`: the sender wants the receiver's changes to wait in the same way.
 */
export const consentPayload = z.strictObject({ terms, waits: z.boolean(), review: z.boolean() });
export const consentAnswer = nothing;

/** The receiver's terms of this hash, which wait, are agreed to or not; or its proposal of this hash. */
export const agreePayload = z.strictObject({
  hash: bytes32,
  yes: z.boolean(),
  /** The answer is to a proposal, with what its admin says to it. */
  proposal: z.strictObject({ text: proposalText.optional() }).optional(),
});
export const agreeAnswer = nothing;
