import type { Log } from '../../core/ports/environment.ts';
import type { Rows } from '../../core/sync/rows.ts';

/** One line per conflict: which side's value stands. The values themselves are no log's business. */
export function noteConflicts(
  ports: { readonly log: Log },
  { twin }: Rows,
  conflicts: { readonly lost: readonly string[]; readonly overruled: readonly string[] },
): void {
  const { connection, issue } = twin;
  for (const path of conflicts.lost)
    ports.log.note('apply.conflict', { connection, issue, path, kept: 'here' });
  for (const path of conflicts.overruled) {
    ports.log.note('apply.conflict', { connection, issue, path, kept: 'there' });
  }
}
