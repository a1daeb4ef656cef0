import * as z from 'zod';
import { bytes32 } from './site-texts.ts';

/** The inviter calls the acceptor's address: it proves that the acceptor owns it, and it makes the six words fresh. */
export const challengePayload = z.strictObject({ challenge: bytes32 });

/** The value that the acceptor had committed to. */
export const challengeAnswer = z.strictObject({ reveal: bytes32 });
