import { type AcceptPayload, acceptPayload } from './kinds/accept.ts';
import { sha256 } from './sha256.ts';

/**
 * All that both sides must have seen alike, hashed: the code as it was pasted, the acceptance, the inviter's
 * challenge and the random value that the acceptor had committed to. Fields are joined by a sign that none holds.
 */
export const transcriptOf = (seen: {
  code: string;
  acceptance: string;
  challenge: string;
  reveal: string;
}): string =>
  sha256(['counterpart handshake 1', seen.code, seen.acceptance, seen.challenge, seen.reveal].join('\n'));

/** What the acceptor sends before it learns the challenge, so that it cannot choose its value afterwards. */
export const commitmentTo = (reveal: string): string => sha256(`counterpart commitment\n${reveal}`);

/** Names one acceptance; parsed once more, so that both sides hash the same order of fields. */
export const acceptanceHash = (payload: AcceptPayload): string =>
  sha256(JSON.stringify(acceptPayload.parse(payload)));
