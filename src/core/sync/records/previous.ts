import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { type ReplicaFields, type ReplicaIssue, replicaIssue } from '../../replica/replica.ts';
import { replicaPath } from '../../replica/replica-path.ts';
import { type ReplicaValue, replicaValue } from '../../replica/replica-value.ts';

/**
 * The replica that the peer is known to have, key `<connection>:<issue id>`: written only where an incoming script
 * runs, which must see the whole of it although a message carries what has changed.
 */
const previousSchema = z.object({
  v: z.literal(1),
  issue: replicaIssue,
  fields: z.record(replicaPath, replicaValue),
});
export type Previous = z.infer<typeof previousSchema>;

/** After so long without a sync the peer is asked for the whole again. */
const RETENTION_DAYS = 180;

export const previousKind: RecordKind<Previous> = {
  name: 'previous',
  schema: previousSchema,
  ttlSeconds: RETENTION_DAYS * 24 * 3600,
};

/** Characters that one record may take; below Jira's own limit for a value, as letters may be of several bytes. */
const MOST = 200_000;

/** What the peer has once these values have come, or gone, over those before. The longest go where it is too much. */
export function previousAfter(
  before: Previous | undefined,
  issue: ReplicaIssue,
  came: ReplicaFields,
): Previous {
  let fields: Record<string, ReplicaValue> = { ...before?.fields };
  for (const [path, value] of Object.entries(came)) {
    if (value.kind === 'unreadable') continue;
    // A member of a set that has gone is nothing to remember.
    if (value.kind === 'member' && value.value === null) delete fields[path];
    else fields[path] = value;
  }
  while (new TextEncoder().encode(JSON.stringify(fields)).length > MOST) {
    const [longest] = Object.entries(fields).sort(
      ([, one], [, other]) => JSON.stringify(other).length - JSON.stringify(one).length,
    );
    if (!longest) break;
    const { [longest[0]]: _left, ...others } = fields;
    fields = others;
  }
  return { v: 1, issue, fields };
}
