import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import { conflictChange, unseenConflicts } from '../../core/sync/conflicts/conflict-entries.ts';
import { type ConflictEntry, conflictKey, conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { unseenEdits } from '../../core/sync/conflicts/unseen-edits.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import type { Recovered } from '../../core/sync/recover.ts';
import type { Rows } from '../../core/sync/rows.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/**
 * The conflict log after an apply that did not come to its end: what was planned and has not happened leaves it,
 * and what our write replaced unseen comes in.
 */
export async function recoveredConflicts(
  ports: Ports,
  of: {
    readonly rows: Rows;
    readonly lease: Lease;
    readonly recovered: Recovered;
    /** Key of the issue. */
    readonly key: string;
    readonly unseen: readonly ConflictEntry[];
  },
): Promise<Change[]> {
  const { lease, recovered } = of;
  const { connection, issue } = of.rows.twin;
  const planned =
    lease.conflict === undefined ? undefined : await ports.store.get(conflictKind, lease.conflict);
  const happened = (planned?.entries ?? []).filter(({ path, stands }) =>
    stands === 'here' ? recovered.kept.includes(path) : recovered.overruled.includes(path),
  );
  const at = epochSeconds(ports.clock);
  const key = lease.conflict ?? conflictKey(connection, issue, at, lease.token);
  const head = planned ?? {
    connection,
    issue,
    key: of.key,
    at,
    seq: lease.seq,
  };
  return conflictChange(key, planned, head, [...happened, ...of.unseen]);
}

/** What the history says of edits that the writes of an apply have replaced without having read them. */
export function unseenBy(
  { rules }: Context,
  lease: Lease,
  landed: Recovered['landed'],
  history: JiraIssue['history'] = [],
): ConflictEntry[] {
  const fields = new Map(rules.incoming.map((rule) => [rule.field, rule.path]));
  const written = [...fields].filter(([, path]) => landed.includes(path)).map(([field]) => field);
  const unseen = unseenEdits(history, lease.seen ?? 0, written).map(({ field, text }) => ({
    path: fields.get(field) ?? field,
    text,
  }));
  return unseenConflicts(unseen, {});
}
