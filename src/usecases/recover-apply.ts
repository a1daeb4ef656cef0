import type { Ports } from '../core/ports/ports.ts';
import { localFingerprints } from '../core/rules/run-incoming.ts';
import { type Ledger, ledgerChanges, pagesOf, withEntry } from '../core/sync/children/ledger.ts';
import { localChildren } from '../core/sync/children/local-children.ts';
import { COUNTERPART, readCommentProperty } from '../core/sync/counterpart-property.ts';
import { fieldsToApply } from '../core/sync/local-issue.ts';
import type { Lease } from '../core/sync/records/lease.ts';
import { recover } from '../core/sync/recover.ts';
import { leaseOf, type Rows, withLease } from '../core/sync/rows.ts';
import { TIMING } from '../core/sync/timing.ts';
import { type Context, loadContext } from './load-context.ts';
import { epochSeconds, markChange } from './mark-twin.ts';
import { noteConflicts } from './note-conflicts.ts';
import { ring, sendJob } from './ring.ts';
import { loadLedger, loadRows, saveRows } from './twin-rows.ts';

/**
 * Finds out what an apply that did not come to its end has left in Jira, records it, and marks every twin of the
 * issue. Takes the lease over first and never writes Jira.
 */
export async function recoverApply(ports: Ports, context: Context, found: Rows): Promise<void> {
  const expired = leaseOf(found);
  const now = epochSeconds(ports.clock);
  if (!expired || expired.until > now) return;
  // A shared issue's lease may be another connection's: its rows and rules say what was planned.
  const mine = expired.connection === context.connection.id;
  const owner = mine ? context : await loadContext(ports, expired.connection);
  const rows = mine ? found : await loadRows(ports.store, expired.connection, found.twin.issue);
  if (!owner || !rows || leaseOf(rows)?.token !== expired.token) return;
  const lease: Lease = { ...expired, until: now + TIMING.lease, token: ports.random.short() };
  const taken = await saveRows(ports, rows, withLease(rows, lease));
  if (!taken) return;
  await recordLanded(ports, owner, taken, lease);
}

async function recordLanded(ports: Ports, context: Context, rows: Rows, lease: Lease): Promise<void> {
  const { connection, issue } = rows.twin;
  const read = await ports.jira.readIssue(issue, {
    fields: [...fieldsToApply(context.rules), ...(lease.upload ? ['attachment'] : [])],
  });
  const fields = read === 'not-found' ? {} : read.fields;
  const before = await loadLedger(ports.store, rows.twin);
  const comments = await landedComments(ports, context, issue, lease);
  let after = before;
  for (const [peer, local] of Object.entries(comments)) after = withComment(after, lease, peer, local);
  if (lease.upload) after = withUpload(after, lease.upload, fields);
  const recovered = recover({
    rows,
    lease,
    local: localFingerprints(context.rules, context.key, fields),
    comments: Object.keys(comments),
    now: epochSeconds(ports.clock),
  });
  const pages = pagesOf(after);
  const next = recovered.rows;
  const counted = pages === (rows.twin.pages ?? 0) ? next : { ...next, twin: { ...next.twin, pages } };
  const marked = [...new Set([connection, ...(rows.issue?.connections ?? [])])];
  const saved = await saveRows(ports, rows, counted, [
    ...ledgerChanges(connection, issue, before, after),
    ...marked.map((one) => markChange(ports, one, issue)),
  ]);
  // Refused: somebody moved the rows; the lease expires again and is recovered again.
  if (!saved) return;
  ports.log.note('apply.recovered', { connection, issue, seq: lease.seq });
  noteConflicts(ports, rows, { lost: recovered.kept, overruled: recovered.overruled });
  for (const one of marked) await ring(ports, sendJob(one, issue), TIMING.firstSend);
}

/** Planned comments that are there: peer id -> local id. */
async function landedComments(
  ports: Ports,
  context: Context,
  issue: string,
  lease: Lease,
): Promise<Readonly<Record<string, string>>> {
  const planned = Object.keys(lease.comments ?? {});
  if (planned.length === 0) return {};
  const { comments } = await ports.jira.readComments(issue);
  const found: Record<string, string> = {};
  for (const comment of comments) {
    const property = readCommentProperty(comment.properties[COUNTERPART]);
    if (property?.c !== context.connection.id || !planned.includes(property.child)) continue;
    found[property.child] ??= comment.id;
  }
  return found;
}

function withComment(ledger: Ledger, lease: Lease, peer: string, local: string): Ledger {
  const print = lease.comments?.[peer];
  return withEntry(ledger, (child) => child.k === 'c' && child.p === peer && child.o === 'there', {
    k: 'c',
    l: local,
    p: peer,
    o: 'there',
    ...(print === undefined ? {} : { f: print }),
  });
}

/** An attachment of the planned name and size that was not there before the upload is the upload. */
function withUpload(
  ledger: Ledger,
  upload: NonNullable<Lease['upload']>,
  fields: Readonly<Record<string, unknown>>,
): Ledger {
  const there = localChildren(fields).attachments.find(
    (one) => one.name === upload.name && one.size === upload.size && !upload.before.includes(one.id),
  );
  const entry = ledger.find((child) => child.k === 'a' && child.p === upload.peer && child.o === 'there');
  if (!there || !entry) return ledger;
  const { pull: _pull, ...arrived } = entry;
  return withEntry(ledger, (child) => child === entry, {
    ...arrived,
    l: there.id,
    h: upload.sha256,
    tell: true,
  });
}
