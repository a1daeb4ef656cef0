import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

const failure = z.object({
  side: z.enum(['outgoing', 'incoming']),
  /** Key of the work item; the partner's where it is yet to be made here. */
  key: z.string(),
  there: z.boolean().optional(),
  message: z.string(),
  /** From 1; absent where no line is to blame. */
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  /** Epoch seconds. */
  at: z.number().int(),
});
export type ScriptFailed = z.infer<typeof failure>;

/** The newest runs of a connection's scripts that failed, key `<connection>`; a run that ends well writes nothing. */
const failuresSchema = z.object({ v: z.literal(1), newest: z.array(failure) });
type ScriptFailures = z.infer<typeof failuresSchema>;

const RETENTION_DAYS = 90;

export const scriptFailuresKind: RecordKind<ScriptFailures> = {
  name: 'scriptFailures',
  schema: failuresSchema,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

/** So many a person reads. */
const MOST = 20;

/** As long as a person reads. */
const LONGEST = 500;

/** The same fault of the same work item comes again with each attempt: it is told once in so many seconds. */
const AGAIN = 3600;

/** The failures with this one; undefined where it has been told a moment ago. */
export function withFailure(
  before: ScriptFailures | undefined,
  failed: ScriptFailed,
): ScriptFailures | undefined {
  const told = { ...failed, message: failed.message.slice(0, LONGEST) };
  const same = (one: ScriptFailed): boolean =>
    one.side === told.side && one.key === told.key && one.message === told.message && one.line === told.line;
  const known = before?.newest ?? [];
  if (known.some((one) => same(one) && told.at - one.at < AGAIN)) return undefined;
  return { v: 1, newest: [told, ...known.filter((one) => !same(one))].slice(0, MOST) };
}
