import * as z from 'zod';

/** Characters of a value that are shown. */
export const MOST_SHOWN = 2_000;
const text = z.string().max(MOST_SHOWN + 1);

/**
 * What a line of the rules makes of a value that comes from the peer. `replica`: as the peer last said it; `here`: as
 * this side's own value is called on the way, which is what both last agreed on where nobody has edited since.
 */
export const arrivingValue = z.strictObject({
  path: z.string(),
  from: z.enum(['replica', 'here']),
  /** In words; empty: the peer's value is. */
  came: text,
  /** What the field would hold; absent where the line leaves it alone. */
  becomes: text.optional(),
  /** Why it is left alone. */
  why: text.optional(),
});
export type ArrivingValue = z.infer<typeof arrivingValue>;
