import type { Ports } from '../../core/ports/ports.ts';
import { sha256Hex } from '../../core/replica/sha256.ts';
import { type Ledger, ledgerChanges, withEntry } from '../../core/sync/children/ledger.ts';
import { localChildren } from '../../core/sync/children/local-children.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import type { Context } from '../twin/load-context.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ownLease } from '../twin/own-lease.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';

/**
 * Uploads a fetched file once: under the issue's lease, whose plan names the attachments that were there before,
 * because an attachment can carry no mark of ours.
 */
export async function uploadAttachment(
  ports: Ports,
  context: Context,
  issue: string,
  child: Child,
  bytes: Uint8Array,
): Promise<'done' | 'later' | 'refused' | 'not-now'> {
  const connection = context.connection.id;
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows || !child.pull || child.p === undefined) return 'done';
  if (leaseOf(rows)) return 'later';
  const still = (await loadLedger(ports.store, rows.twin)).find(
    (one) => one.k === 'a' && one.p === child.p && one.o === 'there' && one.pull !== undefined,
  );
  if (!still) return 'done';
  const read = await ports.jira.readIssue(issue, { fields: ['attachment', 'project'] });
  if (read === 'not-found') return 'later';
  const upload = {
    peer: child.p,
    name: child.pull.name,
    size: bytes.length,
    sha256: sha256Hex(bytes),
    before: localChildren(read.fields).attachments.map((one) => one.id),
  };
  const lease = ownLease(ports, rows, { upload });
  const leased = await saveRows(ports, rows, withLease(rows, lease));
  if (!leased) return 'later';
  const made = await ports.jira.addAttachment(issue, {
    name: child.pull.name,
    mime: child.pull.mime,
    bytes,
  });
  const arrived = 'id' in made ? made.id : undefined;
  const ended = await endUpload(ports, leased, lease, arrived);
  if ('refused' in made) return made.passing ? 'not-now' : 'refused';
  return ended;
}

async function endUpload(
  ports: Ports,
  from: Rows,
  lease: Lease,
  arrived: string | undefined,
): Promise<'done' | 'later'> {
  const { connection, issue } = from.twin;
  let rows: Rows | undefined = from;
  for (let attempt = 0; rows && attempt < 8; attempt += 1) {
    if (leaseOf(rows)?.token !== lease.token) return 'later';
    const before = await loadLedger(ports.store, rows.twin);
    const after = arrived === undefined ? before : withArrived(before, lease, arrived);
    const others = (rows.issue?.connections ?? []).filter((other) => other !== connection);
    const saved = await saveRows(ports, rows, withLease(rows, undefined), [
      ...ledgerChanges(connection, issue, before, after),
      ...others.map((other) => markChange(ports, other, issue)),
    ]);
    if (saved) {
      for (const other of others) await ring(ports, sendJob(other, issue), TIMING.firstSend);
      return 'done';
    }
    rows = await loadRows(ports.store, connection, issue);
  }
  return 'later';
}

function withArrived(ledger: Ledger, lease: Lease, local: string): Ledger {
  const { upload } = lease;
  const entry = ledger.find((one) => one.k === 'a' && one.p === upload?.peer && one.o === 'there');
  if (!entry || !upload) return ledger;
  const { pull: _pull, ...rest } = entry;
  const arrived: Child = { ...rest, l: local, h: upload.sha256, s: upload.size, tell: true };
  return withEntry(ledger, (one) => one === entry, arrived);
}
