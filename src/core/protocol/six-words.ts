import { words } from './word-list.ts';

/**
 * Six words of a transcript's SHA-256 (base64url): 48 bits. That is plenty, because nobody can search for a
 * transcript that gives the same words: each side commits to a random value before it sees the other's, so an
 * attacker in the middle has one blind guess per invitation.
 */
export const sixWords = (transcript: string): string[] =>
  [...Buffer.from(transcript, 'base64url').subarray(0, 6)].map((byte) => words[byte] ?? '');
