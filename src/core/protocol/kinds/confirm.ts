import * as z from 'zod';
import { bytes32, wireConsent } from './site-texts.ts';

/** Sent by each side when its admin has confirmed the six words; active once both have sent and received it. */
export const confirmPayload = z.strictObject({
  /** SHA-256 of the six words as shown, joined by spaces. */
  words: bytes32,
  consent: wireConsent,
});

/** With the receiver's own confirmation where it stands, so that a lost message of its own is made good. */
export const confirmAnswer = z.strictObject({ own: confirmPayload.optional() });
