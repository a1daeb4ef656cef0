import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import type { Context } from '../twin/load-context.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';
import type { Application } from './carry-out.ts';
import { printOfStatus } from './status-print.ts';

const ATTEMPTS = 5;

/**
 * Names in the lease the statuses that the issue is about to pass: whoever finds the lease expired and the issue
 * in one of them knows that it is nobody's edit. Throws PortError where the lease cannot be kept.
 */
export async function passBy(
  ports: Ports,
  context: Context,
  application: Application,
  leased: Rows,
  { path, names }: { readonly path: string; readonly names: readonly string[] },
): Promise<void> {
  const prints = names.flatMap((name) => printOfStatus(context, application.issue, path, name) ?? []);
  const token = leaseOf(leased)?.token;
  let rows: Rows | undefined = leased;
  for (let attempt = 1; rows && attempt <= ATTEMPTS; attempt += 1) {
    const lease = leaseOf(rows);
    const planned = lease?.fields[path];
    if (!lease || !planned || lease.token !== token) break;
    const via = [...new Set([...(planned.via ?? []), ...prints])];
    if (via.length === (planned.via ?? []).length) return;
    const wider: Lease = { ...lease, fields: { ...lease.fields, [path]: { ...planned, via } } };
    if (await saveRows(ports, rows, withLease(rows, wider))) return;
    rows = await loadRows(ports.store, leased.twin.connection, leased.twin.issue);
  }
  throw new PortError('unavailable', `The lease of issue ${leased.twin.issue} has passed to another`);
}
