import * as z from 'zod';

/** What every record that is written on a condition carries: its revision and the token of its last writer. */
export const row = {
  v: z.literal(1),
  rev: z.number().int().min(0),
  token: z.string(),
};

/** Key of the records of one twin. */
export function twinKey(connection: string, issue: string): string {
  return `${connection}:${issue}`;
}

/** The parts of such a key. */
export function partsOf(key: string): { connection: string; issue: string } {
  const at = key.lastIndexOf(':');
  return { connection: key.slice(0, at), issue: key.slice(at + 1) };
}
