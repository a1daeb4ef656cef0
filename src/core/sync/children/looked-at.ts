import type { Twin } from '../records/twin.ts';

/** No fingerprint of any children. */
const NONE = '';

/**
 * The children are to be looked at anew. A value, not its absence: while a message is under way there is none, so that
 * taking it away would change nothing, and the message's answer would call them crossed.
 */
export const withKidsAnew = (twin: Twin): Twin => ({ ...twin, kids: NONE });

/** The issue is looked at anew once `at` (epoch seconds) is over, without a mark. */
export function withLaterLook(twin: Twin, at: number): Twin {
  return { ...withKidsAnew(twin), due: twin.due > 0 ? Math.min(twin.due, at) : at };
}

/** Whether a look was put off to the twin's due time. */
export const looksLater = ({ kids }: Twin): boolean => kids === NONE;

/** All children as read (`print`) have crossed, unless somebody wanted them looked at anew since that message left. */
export function withKidsCrossed(twin: Twin, print: string): Twin {
  const { kids, ...rest } = twin;
  return kids === undefined ? { ...rest, kids: print } : rest;
}
