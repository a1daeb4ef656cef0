import type { Ports } from '../../core/ports/ports.ts';
import { type ReceiptPayload, receiptAnswer } from '../../core/protocol/kinds/receipt.ts';
import { isOpen } from '../../core/retry/breaker.ts';
import { type Ledger, ledgerChanges } from '../../core/sync/children/ledger.ts';
import { withoutFile } from '../../core/sync/children/uploads.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { recoverApply } from '../incoming/recover-apply.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { pullJob, ring } from '../twin/ring.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { fieldsThatShow, mayShow, showMedia } from './show-media.ts';
import { type FetchedFile, uploadAttachments } from './upload-attachments.ts';

export interface PullRequest {
  readonly connection: string;
  readonly issue: string;
  readonly chain: number;
}

/** A file needs this much time at least; what does not fit is fetched by the next job. */
const SECONDS_PER_FILE = 60;
const FILES_AT_ONCE = 10;
const BYTES_AT_ONCE = 8 * 1024 * 1024;
const RECEIPT_TIMEOUT_MS = 30_000;
const ATTEMPTS = 5;

/** Fetches the attachments that messages have announced, one by one, and tells the peer of those that arrived. */
export async function pullAttachments(ports: Ports, request: PullRequest): Promise<void> {
  const context = await loadContext(ports, request.connection);
  if (context?.connection.state !== 'active') return;
  if (isOpen(context.connection, epochSeconds(ports.clock))) return;
  const result = await pullAll(ports, context, request);
  if (result === 'later') {
    await ring(ports, pullJob(request.connection, request.issue, request.chain + 1), TIMING.busyAgain);
  }
}

async function pullAll(ports: Ports, context: Context, request: PullRequest): Promise<'done' | 'later'> {
  const { connection, issue } = request;
  const first = await loadRows(ports.store, connection, issue);
  if (first?.twin.life !== 'linked' || first.twin.hold?.why === 'left-there') return 'done';
  const lease = leaseOf(first);
  if (lease) {
    if (lease.until <= epochSeconds(ports.clock)) await recoverApply(ports, context, first);
    return 'later';
  }
  const ledger = await loadLedger(ports.store, first.twin);
  const now = epochSeconds(ports.clock);
  const due = ledger.filter(({ pull }) => pull !== undefined && (pull.at ?? 0) <= now);
  // What an earlier job has uploaded and not told of, it may not have shown either.
  const untold = ledger.some(({ k, l, tell }) => k === 'a' && tell === true && l !== undefined);
  const shows = untold || due.some(({ pull }) => pull?.mime.startsWith('image/'));
  const texts = shows ? fieldsThatShow(context) : [];
  let named = untold;
  for (const batch of batchesOf(due)) {
    const fetched = await fetchBatch(ports, connection, issue, batch);
    const uploaded = await uploadAttachments(ports, { connection, issue, fields: texts }, fetched.files);
    if (fetched.is === 'later' || uploaded.is === 'later') return 'later';
    named ||= uploaded.read === undefined || mayShow(uploaded.read, texts);
  }
  if (shows && named) {
    const rows = await loadRows(ports.store, connection, issue);
    if (rows && (await showMedia(ports, context, rows)) === 'later') return 'later';
  }
  return tellArrived(ports, connection, issue);
}

/** Files that one call uploads: Jira makes them all or none, and they are held in memory together. */
function batchesOf(due: Ledger): readonly Ledger[] {
  const batches: Child[][] = [];
  let size = 0;
  for (const child of due) {
    const own = child.pull?.size ?? 0;
    const last = batches.at(-1);
    if (last && last.length < FILES_AT_ONCE && size + own <= BYTES_AT_ONCE) {
      last.push(child);
      size += own;
    } else {
      batches.push([child]);
      size = own;
    }
  }
  return batches;
}

/** The files of a batch as far as they can be had now; what is gone at the peer is left out for good. */
async function fetchBatch(
  ports: Ports,
  connection: string,
  issue: string,
  batch: Ledger,
): Promise<{ readonly is: 'all' | 'later'; readonly files: readonly FetchedFile[] }> {
  const rows = await loadRows(ports.store, connection, issue);
  const files: FetchedFile[] = [];
  for (const child of batch) {
    if (!rows?.twin.peer || !child.pull || child.p === undefined) continue;
    if (ports.clock.remaining() < SECONDS_PER_FILE * 1000) return { is: 'later', files };
    const wanted = { issue: rows.twin.peer.id, id: child.p, size: child.pull.size };
    const file = await fetchAttachment(ports, connection, wanted);
    if (file.is === 'later') return { is: 'later', files };
    if (file.is === 'file') files.push({ child, bytes: file.bytes });
    else await changeLedger(ports, connection, issue, (ledger) => withoutFile(ledger, wanted.id, 'gone'));
  }
  return { is: 'all', files };
}

async function tellArrived(ports: Ports, connection: string, issue: string): Promise<'done' | 'later'> {
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows?.twin.peer) return 'done';
  const ledger = await loadLedger(ports.store, rows.twin);
  const told = ledger.filter((child) => child.tell === true && child.p !== undefined);
  if (told.length > 0) {
    const payload = receiptOf(rows.twin.peer.id, told);
    const result = await ports.peer.call(connection, 'receipt', payload, RECEIPT_TIMEOUT_MS);
    const answer = result.ok ? receiptAnswer.safeParse(result.answer) : undefined;
    if (!answer?.success || answer.data.code === 'busy') return 'later';
  }
  const names = new Set(told.map((child) => child.p));
  return changeLedger(
    ports,
    connection,
    issue,
    (now) =>
      now.map((child) => {
        if (child.k !== 'a' || child.o !== 'there' || !names.has(child.p)) return child;
        const { tell: _tell, ...rest } = child;
        return rest;
      }),
    (after, rows) => {
      const { pullAt: _pullAt, ...work } = rows.work;
      if (after.some((child) => child.tell === true)) return rows;
      const pulls = after.filter((child) => child.pull !== undefined);
      const times = pulls.flatMap(({ pull }) => pull?.at ?? []);
      // Where all that is left waits by the schedule, nobody looks before its time.
      const waits = times.length > 0 && times.length === pulls.length;
      if (pulls.length > 0) return waits ? { ...rows, work: { ...work, pullAt: Math.min(...times) } } : rows;
      return { ...rows, work };
    },
  );
}

function receiptOf(issue: string, told: Ledger): ReceiptPayload {
  return {
    issue,
    done: told.flatMap((child) =>
      child.p !== undefined && child.l !== undefined && child.h !== undefined
        ? [{ id: child.p, copy: child.l, size: child.s ?? 0, sha256: child.h }]
        : [],
    ),
    failed: told.flatMap((child) =>
      child.p !== undefined && child.l === undefined
        ? [{ id: child.p, code: child.no === 'gone' ? ('gone' as const) : ('refused' as const) }]
        : [],
    ),
  };
}

/** One change of the ledger alone, made again on whatever stands until nobody comes between. */
export async function changeLedger(
  ports: Ports,
  connection: string,
  issue: string,
  change: (ledger: Ledger) => Ledger,
  rowsAfter: (ledger: Ledger, rows: Rows) => Rows = (_ledger, rows) => rows,
): Promise<'done' | 'later'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, connection, issue);
    if (!rows) return 'done';
    const before = await loadLedger(ports.store, rows.twin);
    const after = change(before);
    const saved = await saveRows(
      ports,
      rows,
      rowsAfter(after, rows),
      ledgerChanges(connection, issue, before, after),
    );
    if (saved) return 'done';
  }
  return 'later';
}
