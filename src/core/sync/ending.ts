import * as z from 'zod';
import type { Version } from '../rules/version.ts';
import type { Twin } from './records/twin.ts';

/** What is still to be done to an issue whose counterpart was deleted; without `at` a person decides. */
export const ending = z.object({
  do: z.enum(['close', 'delete']),
  /** Epoch seconds. */
  at: z.number().int().optional(),
  /** A person here has agreed. */
  agreed: z.boolean().optional(),
  /** The delete was begun: that the issue is gone then is our own doing. */
  tried: z.boolean().optional(),
});
export type Ending = z.infer<typeof ending>;

/** Seconds in which a person can keep an issue that the rules would delete. */
const UNDO_SECONDS = 24 * 3600;

/**
 * What this side's own rules do to its issue once the partner's is deleted. Only an issue that the app made for the
 * partner's is ever deleted; one that was made here stays, whatever the rules say of copies.
 */
export function endingOf(
  twin: Pick<Twin, 'hops'>,
  policy: Version['policies']['delete'],
  now: number,
  room: boolean,
): Ending | undefined {
  if (policy === 'unlink') return undefined;
  if (policy === 'close') return { do: 'close', at: now };
  if ((twin.hops ?? 0) === 0) return undefined;
  return room ? { do: 'delete', at: now + UNDO_SECONDS } : { do: 'delete' };
}

/** The pending end in words, with what a person can do about it. */
export function endingProblem({
  ending: pending,
}: Twin): { readonly message: string; readonly next: string; readonly remedy?: 'decide-ending' } | undefined {
  if (pending?.do !== 'delete') return undefined;
  if (pending.agreed)
    return {
      message: 'The partner has deleted its work item. This one is being deleted, too.',
      next: 'It is gone in a moment.',
    };
  return pending.at === undefined
    ? {
        message:
          'The partner has deleted its work item. This one waits for a person before it is deleted, too.',
        next: 'Keep it, or have it deleted.',
        remedy: 'decide-ending',
      }
    : {
        message: `The partner has deleted its work item. By the rules of this side this one is deleted on ${new Date(pending.at * 1000).toISOString().slice(0, 16).replace('T', ' at ')} UTC.`,
        next: 'Keep it if it is still needed here.',
        remedy: 'decide-ending',
      };
}
