import * as z from 'zod';
import { APP } from '../limits.ts';
import type { RecordKind } from '../ports/record-kind.ts';

const WINDOW_SECONDS = 10;

/** Messages that one connection has sent to one warm process since `from` (epoch seconds). */
export const shareTaken = z.object({ from: z.int(), count: z.int() });
type ShareTaken = z.infer<typeof shareTaken>;

export type ShareVerdict =
  | { readonly do: 'take'; readonly next: ShareTaken }
  /** Seconds until there is room again. */
  | { readonly do: 'wait'; readonly seconds: number };

/** Whether a connection may send one more message of items now: one that floods leaves the others their share. */
export function takeShare(taken: ShareTaken | undefined, now: number): ShareVerdict {
  const seconds = Math.floor(now / 1000);
  if (!taken || seconds - taken.from >= WINDOW_SECONDS || seconds < taken.from)
    return { do: 'take', next: { from: seconds, count: 1 } };
  if (taken.count >= APP.messagesInTenSeconds)
    return { do: 'wait', seconds: taken.from + WINDOW_SECONDS - seconds };
  return { do: 'take', next: { from: taken.from, count: taken.count + 1 } };
}

const newIssuesSchema = z.object({ v: z.literal(1), count: z.int().min(0) });

/** How many new issues a connection has sent in one hour; key `<connection>:<hours since 1970>`. */
export const newIssuesKind: RecordKind<z.infer<typeof newIssuesSchema>> = {
  name: 'new-issues',
  schema: newIssuesSchema,
  ttlSeconds: 2 * 3600,
};

/** The hour that counts, and seconds until the next one begins; `now` in epoch milliseconds. */
export function hourOf(now: number): { hour: number; left: number } {
  const hour = Math.floor(now / 3_600_000);
  return { hour, left: Math.ceil(((hour + 1) * 3_600_000 - now) / 1000) };
}
