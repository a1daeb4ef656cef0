import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import { stillBehind } from '../../core/sync/by-rules.ts';
import { type Ledger, ledgerChanges, pagesOf } from '../../core/sync/children/ledger.ts';
import type { Recovered } from '../../core/sync/recover.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { noteConflicts } from '../conflict/note-conflicts.ts';
import type { Context } from '../twin/load-context.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { saveRows } from '../twin/twin-rows.ts';

/** Writes what is known of an apply that did not come to its end, and marks every twin of the issue. */
export async function saveRecovered(
  ports: Ports,
  context: Context,
  of: {
    readonly rows: Rows;
    readonly recovered: Recovered;
    readonly before: Ledger;
    readonly after: Ledger;
    readonly conflicts: readonly Change[];
  },
): Promise<boolean> {
  const { rows, recovered, before, after } = of;
  const { connection, issue } = rows.twin;
  const pages = pagesOf(after);
  const twin = { ...recovered.rows.twin, ...stillBehind(rows.twin, context.published.at) };
  const counted = {
    ...recovered.rows,
    twin: pages === (rows.twin.pages ?? 0) ? twin : { ...twin, pages },
  };
  const marked = [...new Set([connection, ...(rows.issue?.connections ?? [])])];
  const saved = await saveRows(ports, rows, counted, [
    ...ledgerChanges(connection, issue, before, after),
    ...of.conflicts,
    ...marked.map((one) => markChange(ports, one, issue)),
  ]);
  if (!saved) return false;
  noteConflicts(ports, rows, { lost: recovered.kept, overruled: recovered.overruled });
  for (const one of marked) await ring(ports, sendJob(one, issue), TIMING.firstSend);
  return true;
}
